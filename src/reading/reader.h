/* reader.h: a file's bytes into articles, whatever its format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"
#include "reading/error.h"

G_BEGIN_DECLS

/**
 * ANALYZER_FILE_MAX:
 *
 * The most bytes that a file may have, and that may come out of a compressed
 * one.
 */
#define ANALYZER_FILE_MAX ANALYZER_TEXT_MAX

/**
 * AnalyzerFailure:
 * @path: (nullable): where it is, such as the archive's path and the name in it
 * @error: why it can't be read, a sentence for the user
 *
 * A part of a file that could not be read, while others of it could.
 */
typedef struct
{
  char   *path;
  GError *error;
} AnalyzerFailure;

/**
 * AnalyzerInput:
 * @bytes: all of the file, decompressed
 * @data: its first byte; never %NULL
 * @length: how many bytes there are
 * @head: the first few thousand characters as UTF-8 without byte order mark,
 *   empty where the file is no text
 * @path: (nullable): the file as the user named it
 * @failures: (element-type AnalyzerFailure): where a reader tells what it could
 *   not read of a file of which it reads the rest
 * @may_be_export: whether to look for many articles in it, as databases hand
 *   them out
 * @in_helper: whether all is to be done in this process, as it is the helper's
 *
 * What a reader is given.
 */
typedef struct
{
  GBytes     *bytes;
  const char *data;
  gsize       length;
  char       *head;
  const char *path;
  GPtrArray  *failures;
  gboolean    may_be_export;
  gboolean    in_helper;
} AnalyzerInput;

/**
 * AnalyzerReader:
 * @id: what names the format in options and in #AnalyzerArticle, such as `html`
 * @name: what users call the format; translate it with gettext
 * @extensions: how names of such files end, without the dot
 * @mime_types: the media types of such files
 * @recognise: tells from 0 (no) to 100 (for sure) whether the content is of
 *   this format; names play no part in it
 * @read: reads at least one article, or sets an error
 * @apart_from: from how many bytes on it is called in a process of its own; 0
 *   for never
 *
 * One format that the program reads.
 */
typedef struct
{
  const char        *id;
  const char        *name;
  const char *const *extensions;
  const char *const *mime_types;
  guint             (*recognise) (const AnalyzerInput  *input);
  GPtrArray        *(*read)      (const AnalyzerInput  *input,
                                  GCancellable         *cancellable,
                                  GError              **error);
  gsize               apart_from;
} AnalyzerReader;

const AnalyzerReader *const *analyzer_readers_get       (guint         *n_readers);
const AnalyzerReader        *analyzer_reader_get        (const char    *id);

GPtrArray                   *analyzer_failures_new      (void);
void                         analyzer_failures_add      (GPtrArray     *failures,
                                                         const char    *path,
                                                         const GError  *error);

GPtrArray                   *analyzer_read_file         (GFile         *file,
                                                         const char    *path,
                                                         const char    *format,
                                                         GPtrArray     *failures,
                                                         GCancellable  *cancellable,
                                                         GError       **error);
GPtrArray                   *analyzer_read_bytes        (GBytes        *bytes,
                                                         const char    *path,
                                                         const char    *format,
                                                         GPtrArray     *failures,
                                                         GCancellable  *cancellable,
                                                         GError       **error);
GPtrArray                   *analyzer_read_pasted       (GBytes        *bytes,
                                                         const char    *path,
                                                         GPtrArray     *failures,
                                                         GCancellable  *cancellable,
                                                         GError       **error);
GPtrArray                   *analyzer_read_here         (GBytes        *bytes,
                                                         const char    *path,
                                                         const char    *format,
                                                         GPtrArray     *failures,
                                                         GCancellable  *cancellable,
                                                         GError       **error);

G_END_DECLS
