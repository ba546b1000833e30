/* search.c: the command that looks for words in a library's quotes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-command"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "command/commands.h"
#include "command/output.h"
#include "library/library.h"
#include "reports/json.h"
#include "reports/terminal.h"

#define USUAL_LIMIT 100

static void
append_json (GString                    *out,
             const AnalyzerLibraryQuote *quote)
{
  AnalyzerJson json = { out, FALSE };
  g_autoptr(AnalyzerOffsets) offsets = analyzer_offsets_new (quote->words, strlen (quote->words));

  analyzer_json_open (&json, '{');
  analyzer_json_key (&json, "path");
  analyzer_json_string (&json, quote->path);
  analyzer_json_key (&json, "title");
  analyzer_json_string (&json, quote->title);
  analyzer_json_key (&json, "published");
  analyzer_json_string (&json, quote->published);
  analyzer_json_key (&json, "quote");
  analyzer_json_integer (&json, quote->number);
  analyzer_json_key (&json, "speakers");
  analyzer_json_string (&json, quote->speakers);
  analyzer_json_key (&json, "type");
  analyzer_json_string (&json, analyzer_quote_type_to_string (quote->type));
  analyzer_json_key (&json, "act");
  analyzer_json_string (&json, analyzer_act_to_string (quote->act));
  analyzer_json_key (&json, "dissents");
  analyzer_json_boolean (&json, quote->dissents);
  analyzer_json_key (&json, "words");
  analyzer_json_string (&json, quote->words);
  analyzer_json_key (&json, "hits");
  analyzer_json_spans (&json, quote->hits, offsets);
  analyzer_json_close (&json, '}');
  g_string_append_c (out, '\n');
}

static void
append_clean (GString    *out,
              const char *text,
              const char *end)
{
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        g_string_append_c (out, ' ');
      else if (analyzer_terminal_may_show (c))
        g_string_append_unichar (out, c);
    }
}

/* One line: where, who and what; the words looked for stand out where the
 * terminal can show that. */
static void
append_text (GString                    *out,
             const AnalyzerLibraryQuote *quote,
             gboolean                    in_colours)
{
  g_autofree char *name = g_filename_display_name (quote->path);
  const char *p = quote->words;

  append_clean (out, name, name + strlen (name));
  g_string_append_printf (out, ":%u: ", quote->number);
  if (quote->speakers != NULL)
    {
      append_clean (out, quote->speakers, quote->speakers + strlen (quote->speakers));
      g_string_append (out, ": ");
    }
  for (guint i = 0; in_colours && i < quote->hits->len; i++)
    {
      const AnalyzerSpan *hit = &g_array_index (quote->hits, AnalyzerSpan, i);

      append_clean (out, p, quote->words + hit->start);
      g_string_append (out, "\033[1m");
      append_clean (out, quote->words + hit->start, quote->words + hit->end);
      g_string_append (out, "\033[0m");
      p = quote->words + hit->end;
    }
  append_clean (out, p, quote->words + strlen (quote->words));
  g_string_append_c (out, '\n');
}

/**
 * analyzer_command_search:
 *
 * Prints the quotes of a library in which words are found.
 */
AnalyzerStatus
analyzer_command_search (int    argc,
                         char **argv)
{
  g_autofree char *library_path = NULL;
  g_autofree char *format = NULL;
  g_auto(GStrv) words = NULL;
  g_autofree char *wanted = NULL;
  int limit = USUAL_LIMIT;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &library_path,
      N_("The library"), N_("LIBRARY") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("text, one line a quote (the usual one), or json"), N_("FORMAT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit,
      N_("Print N quotes at most (100)"), N_("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(AnalyzerLibrary) library = NULL;
  g_autoptr(GPtrArray) quotes = NULL;
  g_autoptr(GString) out = NULL;
  g_autoptr(GError) error = NULL;
  gboolean in_colours;

  if (!analyzer_command_parse ("search", _("WORD…"),
                               _("Looks for words in the quotes of a library, the best hits first."),
                               _("All words have to be there. '\"Two words\"' stand together, harb* takes all words that\n"
                                 "begin so, and after -- a word with a minus, as in -- quay -sold, must not be there.\n"
                                 "Case and accents don’t matter."),
                               entries, &argc, &argv))
    return ANALYZER_STATUS_USAGE;

  if (library_path == NULL)
    return analyzer_command_usage ("search", _("Say with --library where to look"));
  if (words == NULL)
    return analyzer_command_usage ("search", _("Name a word to look for"));
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "text"))
    return analyzer_command_usage ("search", _("There is no format “%s”; say json or text"), format);
  if (limit < 1)
    return analyzer_command_usage ("search", _("--limit takes a number from 1 on"));
  if (!g_file_test (library_path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (library_path);

      analyzer_command_complain (_("There is no library “%s”"), name);
      return ANALYZER_STATUS_FAILED;
    }

  wanted = g_strjoinv (" ", words);
  library = analyzer_library_new (library_path, &error);
  if (library != NULL)
    quotes = analyzer_library_search (library, wanted, limit, &error);
  if (quotes == NULL)
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  out = g_string_new (NULL);
  in_colours = analyzer_print_in_colours ();
  for (guint i = 0; i < quotes->len; i++)
    if (g_strcmp0 (format, "json") == 0)
      append_json (out, g_ptr_array_index (quotes, i));
    else
      append_text (out, g_ptr_array_index (quotes, i), in_colours);
  if (!analyzer_print_bytes (out->str, out->len, &error))
    {
      analyzer_command_complain ("%s", error->message);
      return ANALYZER_STATUS_FAILED;
    }

  return ANALYZER_STATUS_DONE;
}
