/* reader.c: a file's bytes into articles, whatever its format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/apart.h"
#include "reading/decode.h"
#include "reading/languages.h"
#include "reading/reader-private.h"
#include "reading/unpack.h"

#define PIECE (256 * 1024)

/* A format that only some content tells apart from plain text needs the file's
 * name to agree. */
#define NAME_BONUS 20

/* How something is read. */
typedef enum
{
  READ_IN_ARCHIVE = 1 << 0,
  READ_HERE = 1 << 1,           /* all in this process */
  READ_PASTED = 1 << 2,
} ReadFlags;

static const AnalyzerReader *const readers[] = {
  &analyzer_epub_reader,
  &analyzer_export_reader,
  &analyzer_feed_reader,
  &analyzer_folder_reader,
  &analyzer_html_reader,
  &analyzer_json_news_reader,
  &analyzer_mail_reader,
  &analyzer_markdown_reader,
  &analyzer_newsml_reader,
  &analyzer_office_reader,
  &analyzer_pdf_reader,
  &analyzer_plain_reader,
  &analyzer_rtf_reader,
  &analyzer_subtitles_reader,
  &analyzer_warc_reader,
};

/* What users take for an article and is none: each gets its own sentence. */
static const struct
{
  const char *magic;
  gsize       length;
  const char *message;
} strangers[] = {
  { "\x89PNG", 4, N_("This is a picture; Analyzer reads text, so open the article itself.") },
  { "\xff\xd8\xff", 3, N_("This is a picture; Analyzer reads text, so open the article itself.") },
  { "GIF8", 4, N_("This is a picture; Analyzer reads text, so open the article itself.") },
  { "II*\0", 4, N_("This is a picture; Analyzer reads text, so open the article itself.") },
  { "MM\0*", 4, N_("This is a picture; Analyzer reads text, so open the article itself.") },
  { "OggS", 4, N_("This is a recording; Analyzer reads text, so open a transcript of it.") },
  { "ID3", 3, N_("This is a recording; Analyzer reads text, so open a transcript of it.") },
  { "\x7f" "ELF", 4, N_("This is a program, not an article.") },
  { "MZ", 2, N_("This is a program, not an article.") },
  { "SQLite format 3", 15, N_("This is a database, not an article.") },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8,
    N_("This is an old Office document; save it as .docx or .odt and open that.") },
};

/**
 * analyzer_readers_get:
 * @n_readers: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_readers): every format that is read
 */
const AnalyzerReader *const *
analyzer_readers_get (guint *n_readers)
{
  if (n_readers != NULL)
    *n_readers = G_N_ELEMENTS (readers);

  return readers;
}

/**
 * analyzer_reader_get:
 * @id: the id of a format
 *
 * Returns: (transfer none) (nullable): its reader, %NULL where there is none
 */
const AnalyzerReader *
analyzer_reader_get (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_ascii_strcasecmp (readers[i]->id, id) == 0)
      return readers[i];

  return NULL;
}

static void
failure_free (gpointer data)
{
  AnalyzerFailure *failure = data;

  g_free (failure->path);
  g_error_free (failure->error);
  g_free (failure);
}

/**
 * analyzer_failures_new:
 *
 * Returns: (transfer full) (element-type AnalyzerFailure): no failure yet
 */
GPtrArray *
analyzer_failures_new (void)
{
  return g_ptr_array_new_with_free_func (failure_free);
}

/**
 * analyzer_failures_add:
 * @failures: (element-type AnalyzerFailure): what could not be read so far
 * @path: (nullable): where it is
 * @error: why it can't be read
 */
void
analyzer_failures_add (GPtrArray    *failures,
                       const char   *path,
                       const GError *error)
{
  AnalyzerFailure *failure = g_new0 (AnalyzerFailure, 1);

  failure->path = g_strdup (path);
  failure->error = g_error_copy (error);
  g_ptr_array_add (failures, failure);
}

static gboolean
is_named_so (const AnalyzerReader *reader,
             const char           *path)
{
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;

  if (dot == NULL)
    return FALSE;
  for (gsize i = 0; reader->extensions[i] != NULL; i++)
    if (g_ascii_strcasecmp (reader->extensions[i], dot + 1) == 0)
      return TRUE;

  return FALSE;
}

/* The reader whose content it is, or NULL. */
const AnalyzerReader *
analyzer_reader_recognise (const AnalyzerInput *input)
{
  const AnalyzerReader *best = NULL;
  guint best_score = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      guint score = readers[i]->recognise (input);

      if (score > 0 && is_named_so (readers[i], input->path))
        score += NAME_BONUS;
      if (score > best_score)
        {
          best = readers[i];
          best_score = score;
        }
    }

  return best;
}

static void
set_stranger_error (const AnalyzerInput  *input,
                    GError              **error)
{
  const char *message = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (strangers) && message == NULL; i++)
    if (input->length >= strangers[i].length && memcmp (input->data, strangers[i].magic, strangers[i].length) == 0)
      message = strangers[i].message;

  g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_BINARY,
                       message != NULL ? _(message)
                       : _("This is not text, nor a kind of document that Analyzer reads; open the article itself."));
}

static GPtrArray *
read_input (AnalyzerInput  *input,
            const char     *format,
            ReadFlags       flags,
            GCancellable   *cancellable,
            GError        **error)
{
  const AnalyzerReader *reader;

  if (input->length == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_EMPTY,
                           _("The file is empty; save the article again."));
      return NULL;
    }

  /* Who names a reader wants no other. */
  input->may_be_export = format == NULL || (flags & READ_PASTED) != 0
                         || analyzer_reader_get (format) == &analyzer_export_reader;
  input->head = analyzer_decode_head (input->data, input->length, ANALYZER_HEAD_MAX);
  reader = format != NULL ? analyzer_reader_get (format) : analyzer_reader_recognise (input);
  /* An archive inside an archive may hold itself. */
  if (reader == NULL || ((flags & READ_IN_ARCHIVE) != 0 && reader == &analyzer_folder_reader))
    {
      set_stranger_error (input, error);
      return NULL;
    }

  if (!input->in_helper && reader->apart_from > 0 && input->length >= reader->apart_from)
    return analyzer_apart_read (reader, input, cancellable, error);

  return reader->read (input, cancellable, error);
}

static GPtrArray *
read_bytes (GBytes        *bytes,
            const char    *path,
            const char    *format,
            ReadFlags      flags,
            GPtrArray     *failures,
            GCancellable  *cancellable,
            GError       **error)
{
  AnalyzerInput input = { .failures = failures, .in_helper = (flags & READ_HERE) != 0 };
  g_autoptr(GBytes) unpacked = NULL;
  g_autofree char *name = NULL;
  GPtrArray *articles;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (format != NULL && analyzer_reader_get (format) == NULL)
    {
      g_set_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_UNKNOWN_FORMAT,
                   _("There is no format “%s”; name one that is listed in the help, or none."), format);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > ANALYZER_FILE_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The file is larger than 256 MB; split it and try again."));
      return NULL;
    }

  name = g_strdup (path);
  if (analyzer_is_gzip (bytes))
    {
      unpacked = analyzer_unpack_gzip (bytes, cancellable, error);
      if (unpacked == NULL)
        return NULL;
      if (name != NULL && g_str_has_suffix (name, ".gz"))
        name[strlen (name) - strlen (".gz")] = '\0';
    }
  else
    {
      unpacked = g_bytes_ref (bytes);
    }

  input.bytes = unpacked;
  input.data = g_bytes_get_data (unpacked, &input.length);
  if (input.data == NULL)
    input.data = "";
  input.path = name;

  articles = read_input (&input, format, flags, cancellable, error);
  g_free (input.head);
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    analyzer_guess_language (g_ptr_array_index (articles, i));

  return articles;
}

/* For archives: what they hold may be anything but another one. */
GPtrArray *
analyzer_read_member (const AnalyzerInput  *archive,
                      GBytes               *bytes,
                      const char           *path,
                      GCancellable         *cancellable,
                      GError              **error)
{
  ReadFlags flags = READ_IN_ARCHIVE | (archive->in_helper ? READ_HERE : 0);
  GPtrArray *articles = read_bytes (bytes, path, NULL, flags, archive->failures, cancellable, error);

  for (guint i = 0; articles != NULL && i < articles->len; i++)
    analyzer_article_set_path (g_ptr_array_index (articles, i), path);

  return articles;
}

static GPtrArray *
read_and_tell (GBytes        *bytes,
               const char    *path,
               const char    *format,
               ReadFlags      flags,
               GPtrArray     *failures,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GPtrArray) told = failures != NULL ? g_ptr_array_ref (failures) : analyzer_failures_new ();
  g_autofree char *checksum = NULL;
  GPtrArray *articles;

  articles = read_bytes (bytes, path, format, flags, told, cancellable, error);
  if (articles == NULL)
    return NULL;

  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  for (guint i = 0; i < articles->len; i++)
    {
      AnalyzerArticle *article = g_ptr_array_index (articles, i);

      /* What comes from an archive has its place in it as its path already. */
      if (analyzer_article_get_path (article) == NULL)
        analyzer_article_set_path (article, path);
      analyzer_article_set_checksum (article, checksum);
    }

  return articles;
}

/**
 * analyzer_read_bytes:
 * @bytes: all of a file
 * @path: (nullable): the file as the user named it
 * @format: (nullable): the id of its reader; %NULL to tell it from the content
 * @failures: (nullable) (element-type AnalyzerFailure): where to tell what of
 *   the file can't be read while the rest can
 * @cancellable: (nullable): stops the reading
 *
 * Returns: (transfer full) (element-type AnalyzerArticle): the articles of the
 *   file, at least one, or %NULL with @error set, whose message is a sentence
 *   for the user
 */
GPtrArray *
analyzer_read_bytes (GBytes        *bytes,
                     const char    *path,
                     const char    *format,
                     GPtrArray     *failures,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_and_tell (bytes, path, format, 0, failures, cancellable, error);
}

/**
 * analyzer_read_pasted:
 * @bytes: text that somebody pasted
 * @path: (nullable): what it is called
 * @failures: (nullable) (element-type AnalyzerFailure): where to tell what of
 *   it can't be read while the rest can
 * @cancellable: (nullable): stops the reading
 *
 * Reads plain text: one article, or those of a database's export. What looks
 * like another format in it is a part of the text.
 *
 * Returns: (transfer full) (element-type AnalyzerArticle): as
 *   analyzer_read_bytes()
 */
GPtrArray *
analyzer_read_pasted (GBytes        *bytes,
                      const char    *path,
                      GPtrArray     *failures,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_and_tell (bytes, path, analyzer_plain_reader.id, READ_PASTED, failures, cancellable, error);
}

/**
 * analyzer_read_here:
 *
 * Reads as analyzer_read_bytes() does, but never in a process apart: for what
 * looks for faults in the readers themselves. PDF alone is apart even so.
 *
 * Returns: (transfer full) (element-type AnalyzerArticle): as
 *   analyzer_read_bytes()
 */
GPtrArray *
analyzer_read_here (GBytes        *bytes,
                    const char    *path,
                    const char    *format,
                    GPtrArray     *failures,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_and_tell (bytes, path, format, READ_HERE, failures, cancellable, error);
}

static void
set_file_error (GError       *failure,
                GCancellable *cancellable,
                GError      **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return;
    }

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY)
      || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG))
    g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_FOUND,
                         _("There is no such file; check its name and folder."));
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_FOLDER,
                         _("This is a folder; choose the articles in it."));
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_READABLE,
                         _("You may not read this file; ask its owner, or copy it to a folder of your own."));
  else
    g_set_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_READABLE,
                 _("Reading the file failed (%s); check the disk and try again."), failure->message);

  g_error_free (failure);
}

static GBytes *
load (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GByteArray) content = g_byte_array_new ();
  GError *failure = NULL;
  gssize n = 0;

  stream = g_file_read (file, cancellable, &failure);
  if (stream != NULL)
    {
      g_autofree char *piece = g_malloc (PIECE);

      while ((n = g_input_stream_read (G_INPUT_STREAM (stream), piece, PIECE, cancellable, &failure)) > 0)
        {
          if (content->len + (gsize) n > ANALYZER_FILE_MAX)
            {
              g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                                   _("The file is larger than 256 MB; split it and try again."));
              return NULL;
            }
          g_byte_array_append (content, (const guint8 *) piece, n);
        }
    }

  if (failure != NULL)
    {
      set_file_error (failure, cancellable, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * analyzer_read_file:
 * @file: the file, on this computer
 * @path: (nullable): the file as the user named it
 * @format: (nullable): the id of its reader; %NULL to tell it from the content
 * @failures: (nullable) (element-type AnalyzerFailure): where to tell what of
 *   the file can't be read while the rest can
 * @cancellable: (nullable): stops the reading
 *
 * Reads a file of any known format. Nothing is ever fetched over a network.
 *
 * Returns: (transfer full) (element-type AnalyzerArticle): the articles of the
 *   file, at least one, or %NULL with @error set, whose message is a sentence
 *   for the user
 */
GPtrArray *
analyzer_read_file (GFile         *file,
                    const char    *path,
                    const char    *format,
                    GPtrArray     *failures,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!g_file_is_native (file) && !g_file_has_uri_scheme (file, "resource"))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NOT_READABLE,
                           _("Analyzer never uses the network; save the page on this computer and open that."));
      return NULL;
    }

  /* Told before anything is read, as a huge file is slow to read in vain. */
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_FOLDER,
                           _("This is a folder; choose the articles in it."));
      return NULL;
    }
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_size (info) > (goffset) ANALYZER_FILE_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The file is larger than 256 MB; split it and try again."));
      return NULL;
    }

  bytes = load (file, cancellable, error);
  if (bytes == NULL)
    return NULL;

  name = path != NULL ? g_strdup (path) : g_file_get_parse_name (file);

  return analyzer_read_bytes (bytes, name, format, failures, cancellable, error);
}
