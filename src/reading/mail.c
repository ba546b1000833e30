/* mail.c: reads messages, mailboxes, and web pages saved as MHTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>

#include "reading/decode.h"
#include "reading/html.h"
#include "reading/page-text.h"
#include "reading/passed-over.h"
#include "reading/reader-private.h"

/* The parser goes as deep as the message's parts are nested. */
#define PARTS_MAX 500u
#define MAIL_MAX (64u * 1024 * 1024)

typedef GMimeParser MailParser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MailParser, g_object_unref)
typedef GMimeMessage MailMessage;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MailMessage, g_object_unref)
typedef GMimeStream MailStream;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MailStream, g_object_unref)

static guint
mail_recognise (const AnalyzerInput *input)
{
  static const char *const headers[] = {
    "from:", "to:", "subject:", "date:", "mime-version:", "received:", "return-path:", "delivered-to:", "message-id:",
    "content-type:", "snapshot-content-location:", "x-mailer:", "reply-to:", "list-id:", "dkim-signature:", "arc-seal:",
  };
  const char *line = input->head;
  guint known = 0;
  gboolean mime = FALSE;

  if (g_str_has_prefix (line, "From ") && strchr (line, '\n') != NULL)
    line = strchr (line, '\n') + 1;

  for (guint n = 0; n < 40 && *line != '\0' && *line != '\n' && *line != '\r'; n++)
    {
      gsize name = strcspn (line, ": \t\r\n");

      if (*line != ' ' && *line != '\t' && (line[name] != ':' || name == 0))
        return 0;
      for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
        if (g_ascii_strncasecmp (line, headers[i], strlen (headers[i])) == 0)
          {
            known++;
            mime = mime || headers[i][0] == 'm' || headers[i][0] == 'r' || headers[i][0] == 'd';
          }
      line = strchr (line, '\n');
      if (line == NULL)
        break;
      line++;
    }

  return known >= 3 && mime ? 70 : 0;
}

/* How often a part of its own begins. */
static gboolean
has_many_parts (const char *data,
                gsize       length)
{
  const char *at = data, *end = data + length;
  guint n = 0;

  while (n <= PARTS_MAX && (at = memchr (at, '/', end - at)) != NULL)
    {
      const char *before = at;

      at++;
      if (before - data >= 9 && g_ascii_strncasecmp (before - 9, "multipart", 9) == 0)
        n++;
      else if (before - data >= 7 && g_ascii_strncasecmp (before - 7, "message", 7) == 0)
        n++;
    }

  return n > PARTS_MAX;
}

/* What is in a part, as UTF-8. */
static GBytes *
decode_part (GMimePart *part)
{
  GMimeDataWrapper *wrapper = g_mime_part_get_content (part);
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  g_autoptr(MailStream) stream = NULL;
  g_autoptr(GBytes) raw = NULL;
  GByteArray *content;

  if (wrapper == NULL)
    return NULL;
  stream = g_mime_stream_mem_new ();
  if (g_mime_data_wrapper_write_to_stream (wrapper, stream) < 0)
    return NULL;
  content = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  raw = g_bytes_new (content->data, content->len);

  return analyzer_decode (raw, charset, NULL);
}

/* The first part of a kind that is no attachment. */
static GMimePart *
find_part (GMimeMessage *message,
           const char   *subtype)
{
  GMimePartIter *iter = g_mime_part_iter_new (GMIME_OBJECT (message));
  GMimePart *found = NULL;

  if (g_mime_part_iter_is_valid (iter))
    do
      {
        GMimeObject *object = g_mime_part_iter_get_current (iter);
        GMimeContentType *type;

        if (!GMIME_IS_PART (object) || g_mime_part_is_attachment (GMIME_PART (object)))
          continue;
        type = g_mime_object_get_content_type (object);
        if (type != NULL && g_mime_content_type_is_type (type, "text", subtype))
          found = GMIME_PART (object);
      }
    while (found == NULL && g_mime_part_iter_next (iter));
  g_mime_part_iter_free (iter);

  return found;
}

/* In a mailbox 'From ' begins a message; elsewhere it is quoted. */
static gboolean
is_quoted_from (const char *line,
                const char *end)
{
  const char *at = line;

  while (at < end && *at == '>')
    at++;

  return at > line && (gsize) (end - at) >= strlen ("From ") && memcmp (at, "From ", strlen ("From ")) == 0;
}

static void
write_plain (AnalyzerManuscript *manuscript,
             const char         *text,
             gsize               length,
             gboolean            in_mailbox)
{
  const char *at = text, *end = text + length;

  /* Lines are broken anywhere; an empty one parts paragraphs. */
  while (at < end)
    {
      const char *newline = memchr (at, '\n', end - at);
      const char *stop = newline != NULL ? newline : end;
      const char *start = at;

      while (start < stop && g_ascii_isspace (*start))
        start++;
      if (start == stop)
        {
          analyzer_manuscript_end_paragraph (manuscript);
        }
      else
        {
          if (in_mailbox && is_quoted_from (at, stop))
            at++;
          analyzer_manuscript_add_text (manuscript, at, stop - at);
          analyzer_manuscript_add_text (manuscript, " ", 1);
        }
      at = stop + 1;
    }
  analyzer_manuscript_end_paragraph (manuscript);
}

static char *
dup_sender (GMimeMessage *message)
{
  InternetAddressList *list = g_mime_message_get_from (message);
  InternetAddress *address = list != NULL && internet_address_list_length (list) > 0
                             ? internet_address_list_get_address (list, 0) : NULL;

  return address != NULL ? g_strdup (internet_address_get_name (address)) : NULL;
}

static void
add_headers (AnalyzerManuscript *manuscript,
             GMimeMessage       *message)
{
  GDateTime *date = g_mime_message_get_date (message);
  g_autofree char *iso = date != NULL ? g_date_time_format_iso8601 (date) : NULL;
  g_autofree char *sender = dup_sender (message);

  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_TITLE, g_mime_message_get_subject (message), "Subject");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_BYLINE, sender, "From");
  analyzer_manuscript_add_field (manuscript, ANALYZER_FIELD_PUBLISHED, iso, "Date");
}

/* A web page as browsers save it whole: its address stands in the header. */
static AnalyzerArticle *
read_saved_page (GMimeMessage  *message,
                 GMimePart     *part,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GBytes) content = decode_part (part);
  const char *address = g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location");
  AnalyzerArticle *article;

  if (content == NULL)
    return NULL;
  article = analyzer_html_read_page (content, "mail", cancellable, error);
  if (address == NULL)
    address = g_mime_object_get_header (GMIME_OBJECT (part), "Content-Location");
  if (article != NULL && address != NULL && g_str_has_prefix (address, "http"))
    analyzer_article_add_candidate (article, ANALYZER_FIELD_URL, address, "Content-Location");

  return article;
}

static AnalyzerArticle *
read_message (GMimeMessage  *message,
              gboolean       in_mailbox,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(AnalyzerManuscript) manuscript = NULL;
  GMimePart *html = find_part (message, "html"), *plain = find_part (message, "plain");
  GMimeContentType *type = NULL;

  if (g_mime_message_get_mime_part (message) != NULL)
    type = g_mime_object_get_content_type (g_mime_message_get_mime_part (message));
  if (html != NULL && type != NULL && g_mime_content_type_is_type (type, "multipart", "related")
      && (g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location") != NULL
          || g_mime_object_get_header (GMIME_OBJECT (html), "Content-Location") != NULL))
    return read_saved_page (message, html, cancellable, error);

  manuscript = analyzer_manuscript_new ();
  if (html != NULL)
    {
      g_autoptr(GBytes) content = decode_part (html);
      gsize length = 0;
      const char *text = content != NULL ? g_bytes_get_data (content, &length) : NULL;

      if (text != NULL && !analyzer_page_write_all (text, length, manuscript, cancellable, error))
        return NULL;
    }
  if (plain != NULL && analyzer_manuscript_is_empty (manuscript))
    {
      g_autoptr(GBytes) content = decode_part (plain);
      gsize length = 0;
      const char *text = content != NULL ? g_bytes_get_data (content, &length) : NULL;

      if (text != NULL)
        write_plain (manuscript, text, length, in_mailbox);
    }
  if (analyzer_manuscript_is_empty (manuscript))
    return NULL;
  add_headers (manuscript, message);

  return analyzer_manuscript_finish (manuscript, "mail", FALSE);
}

static gboolean
read_messages (const AnalyzerInput *input,
               MailParser          *parser,
               GPtrArray           *articles,
               AnalyzerPassedOver  *passed_over,
               GCancellable        *cancellable,
               GError             **error)
{
  for (guint n = 0;; n++)
    {
      g_autoptr(MailMessage) message = NULL;
      GError *failure = NULL;
      AnalyzerArticle *article;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      message = g_mime_parser_construct_message (parser, NULL);
      if (message == NULL)
        break;
      if (n == ANALYZER_ARTICLES_MAX)
        {
          analyzer_tell_rest (input);
          break;
        }

      article = read_message (message, g_mime_parser_get_format (parser) == GMIME_FORMAT_MBOX, cancellable, &failure);
      if (article != NULL)
        g_ptr_array_add (articles, article);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (article == NULL)
        analyzer_passed_over_add (passed_over, g_mime_message_get_subject (message));
      if (g_mime_parser_get_format (parser) != GMIME_FORMAT_MBOX || g_mime_parser_eos (parser))
        break;
    }

  return TRUE;
}

static GPtrArray *
mail_read (const AnalyzerInput  *input,
           GCancellable         *cancellable,
           GError              **error)
{
  static gsize initialised = 0;
  g_autoptr(GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(MailStream) stream = NULL;
  g_autoptr(MailParser) parser = NULL;
  g_auto(AnalyzerPassedOver) passed_over = { 0 };

  if (g_once_init_enter (&initialised))
    {
      g_mime_init ();
      g_once_init_leave (&initialised, 1);
    }

  if (input->length > MAIL_MAX)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                           _("The mailbox is larger than 64 MB; save the messages one by one and open those."));
      return NULL;
    }
  if (has_many_parts (input->data, input->length))
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_DAMAGED,
                           _("The message has too many parts to be an article; copy its text and open that."));
      return NULL;
    }

  stream = g_mime_stream_mem_new_with_buffer (input->data, input->length);
  parser = g_mime_parser_new_with_stream (stream);
  g_mime_parser_set_persist_stream (parser, FALSE);
  if (input->length > 5 && memcmp (input->data, "From ", 5) == 0)
    g_mime_parser_set_format (parser, GMIME_FORMAT_MBOX);

  if (!read_messages (input, parser, articles, &passed_over, cancellable, error))
    return NULL;
  if (articles->len == 0)
    {
      g_set_error_literal (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_NO_TEXT,
                           _("The message holds no text; if it has an attachment, save that and open it."));
      return NULL;
    }
  analyzer_passed_over_tell (&passed_over, input);

  return g_steal_pointer (&articles);
}

static const char *const extensions[] = { "eml", "mht", "mhtml", "mbox", NULL };
static const char *const mime_types[] = { "message/rfc822", "application/x-mimearchive", "multipart/related", "application/mbox", NULL };

const AnalyzerReader analyzer_mail_reader = {
  .id = "mail",
  .name = N_("Message or saved web page (MHTML)"),
  .extensions = extensions,
  .mime_types = mime_types,
  .recognise = mail_recognise,
  .read = mail_read,
  .apart_from = ANALYZER_APART_ALWAYS,
};
