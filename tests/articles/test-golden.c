/* test-golden.c: articles of our own with what a careful reader finds in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside each article NAME.txt or NAME.html stands NAME.expected.json:
 *
 *   about        the structure that the article is for
 *   title        what the document says of itself
 *   speakers     name, kind, role, affiliation, gender: what is named must hold
 *   no-speakers  nobody may be called that
 *   quotes       content (its pieces as written; " ... " skips words), source,
 *                cue, speaker (one name or several), type, act, dissent (true,
 *                false, or against whom), agrees: what is named must hold
 *   no-quotes    no quote may have just that for its content
 *   known-gaps   expectations that the analysis does not meet yet, by the names
 *                under which the test reports them
 *
 * The expectations tell what is right, not what is found today: what is not
 * found stands in known-gaps, where it does not fail the test.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "discourse/analyst.h"
#include "reading/reader.h"

typedef struct
{
  AnalyzerArticle  *article;
  AnalyzerFindings *findings;
  const char       *text;
  gsize             length;
  GHashTable       *gaps;
  GString          *failures;
  guint             n_met;
  guint             n_gaps;
} Golden;

static AnalyzerAnalyst *analyst;

G_GNUC_PRINTF (4, 5)
static void
check (Golden     *self,
       gboolean    met,
       const char *name,
       const char *format,
       ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (met)
    {
      self->n_met++;
      if (g_hash_table_contains (self->gaps, name))
        g_test_message ("%s is met now: take it out of known-gaps", name);
      return;
    }

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (g_hash_table_contains (self->gaps, name))
    {
      self->n_gaps++;
      g_test_message ("known gap %s: %s", name, message);
    }
  else
    g_string_append_printf (self->failures, "\n  %s: %s", name, message);
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_string_member (object, member) : NULL;
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
}

/* Finds the pieces of a content in the text, each behind the one before. */
static GArray *
find_pieces (Golden     *self,
             JsonArray  *pieces,
             gsize       from)
{
  g_autoptr(GArray) spans = analyzer_spans_new ();
  gsize at = from;

  for (guint i = 0; i < json_array_get_length (pieces); i++)
    {
      g_auto(GStrv) ends = g_strsplit (json_array_get_string_element (pieces, i), " ... ", 2);
      const char *first = g_strstr_len (self->text + at, self->length - at, ends[0]);
      const char *last = first;

      if (first != NULL && ends[1] != NULL)
        last = g_strstr_len (first + strlen (ends[0]), self->text + self->length - first - strlen (ends[0]), ends[1]);
      if (first == NULL || last == NULL)
        g_error ("The article has no “%s”", json_array_get_string_element (pieces, i));

      at = last - self->text + strlen (ends[1] != NULL ? ends[1] : ends[0]);
      analyzer_spans_add (spans, first - self->text, at);
    }

  return g_steal_pointer (&spans);
}

/* The words of spans, each by the offset of its first byte. */
static GHashTable *
list_words (Golden *self,
            GArray *spans)
{
  GHashTable *words = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (spans, AnalyzerSpan, i);
      gboolean inside = FALSE;

      for (const char *p = self->text + span->start; p < self->text + span->end; p = g_utf8_next_char (p))
        {
          gboolean letter = g_unichar_isalnum (g_utf8_get_char (p));

          if (letter && !inside)
            g_hash_table_add (words, GSIZE_TO_POINTER (p - self->text + 1));
          inside = letter;
        }
    }

  return words;
}

/* The share of the words of either that both have. */
static double
measure_overlap (Golden *self,
                 GArray *a,
                 GArray *b)
{
  g_autoptr(GHashTable) x = list_words (self, a);
  g_autoptr(GHashTable) y = list_words (self, b);
  GHashTableIter iter;
  gpointer word;
  guint shared = 0, all;

  g_hash_table_iter_init (&iter, x);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    shared += g_hash_table_contains (y, word);
  all = g_hash_table_size (x) + g_hash_table_size (y) - shared;

  return all > 0 ? (double) shared / all : 0;
}

static AnalyzerQuote *
find_quote (Golden *self,
            GArray *content)
{
  AnalyzerQuote *best = NULL;
  double overlap = 0.5;

  for (guint i = 0; i < self->findings->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (self->findings->quotes, i);
      double share = measure_overlap (self, content, quote->content);

      if (share >= overlap && (best == NULL || share > overlap))
        {
          best = quote;
          overlap = share;
        }
    }

  return best;
}

static gboolean
is_called (const AnalyzerSpeaker *speaker,
           const char            *name)
{
  g_autofree char *a = g_utf8_casefold (speaker->name, -1);
  g_autofree char *b = g_utf8_casefold (name, -1);
  g_autofree char *article = g_strconcat ("the ", b, NULL);

  return strcmp (a, b) == 0 || strcmp (a, article) == 0 || g_str_has_suffix (a, b);
}

static AnalyzerSpeaker *
find_speaker (Golden     *self,
              const char *name)
{
  for (guint i = 0; i < self->findings->speakers->len; i++)
    {
      AnalyzerSpeaker *speaker = g_ptr_array_index (self->findings->speakers, i);

      if (is_called (speaker, name))
        return speaker;
    }

  return NULL;
}

static gboolean
ids_name (Golden     *self,
          GArray     *ids,
          const char *name)
{
  for (guint i = 0; i < ids->len; i++)
    {
      AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (self->findings, g_array_index (ids, guint, i));

      if (speaker != NULL && is_called (speaker, name))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_names (Golden *self,
           GArray *ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (self->findings, g_array_index (ids, guint, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", speaker != NULL ? speaker->name : "?");
    }
  if (names->len == 0)
    g_string_append (names, "nobody");

  return g_string_free (names, FALSE);
}

static void
check_speaker (Golden     *self,
               JsonObject *expected)
{
  static const char *const genders[] = { "", "f", "m" };
  const char *name = get_string (expected, "name");
  AnalyzerSpeaker *speaker = find_speaker (self, name);
  g_autofree char *prefix = g_strdup_printf ("speaker “%s”", name);
  const struct
  {
    const char *member;
    const char *found;
  } members[] = {
    { "kind", speaker != NULL ? analyzer_speaker_kind_to_string (speaker->kind) : NULL },
    { "role", speaker != NULL ? speaker->role : NULL },
    { "affiliation", speaker != NULL ? speaker->affiliation : NULL },
    { "gender", speaker != NULL ? genders[speaker->gender] : NULL },
  };

  check (self, speaker != NULL, prefix, "is not among the speakers");
  if (speaker == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *wanted = get_string (expected, members[i].member);
      g_autofree char *which = g_strconcat (prefix, " ", members[i].member, NULL);

      if (wanted != NULL)
        check (self, members[i].found != NULL && strstr (members[i].found, wanted) != NULL, which,
               "is “%s”, not “%s”", members[i].found != NULL ? members[i].found : "", wanted);
    }
}

/* The expected text and the found one share a word, or both are empty. */
static gboolean
shares_word (const char *found,
             const char *wanted)
{
  g_auto(GStrv) a = g_str_tokenize_and_fold (found, "C", NULL);
  g_auto(GStrv) b = g_str_tokenize_and_fold (wanted, "C", NULL);

  if (a[0] == NULL && b[0] == NULL)
    return TRUE;
  for (guint i = 0; a[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) b, a[i]))
      return TRUE;

  return FALSE;
}

static void
check_part (Golden     *self,
            JsonObject *expected,
            const char *member,
            GArray     *part,
            const char *prefix)
{
  const char *wanted = get_string (expected, member);
  g_autofree char *found = analyzer_spans_dup_text (part, self->text, " … ");
  g_autofree char *which = g_strconcat (prefix, " ", member, NULL);

  if (wanted != NULL)
    check (self, shares_word (found, wanted), which, "is “%s”, not “%s”", found, wanted);
}

static void
check_stance (Golden        *self,
              JsonObject    *expected,
              AnalyzerQuote *quote,
              const char    *prefix)
{
  g_autofree char *which = g_strconcat (prefix, " dissent", NULL);
  g_autofree char *agreement = g_strconcat (prefix, " agrees", NULL);
  g_autofree char *agrees = dup_names (self, quote->agrees);
  JsonArray *names;

  if (json_object_has_member (expected, "dissent"))
    {
      JsonNode *node = json_object_get_member (expected, "dissent");

      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          g_autofree char *against = quote->dissent != NULL ? dup_names (self, quote->dissent->against) : NULL;

          names = json_node_get_array (node);
          for (guint i = 0; i < json_array_get_length (names); i++)
            check (self, quote->dissent != NULL &&
                         ids_name (self, quote->dissent->against, json_array_get_string_element (names, i)),
                   which, "is against %s, not %s", against != NULL ? against : "nobody",
                   json_array_get_string_element (names, i));
        }
      else
        check (self, (quote->dissent != NULL) == json_node_get_boolean (node), which, "is %s",
               quote->dissent != NULL ? "there" : "missing");
    }

  names = get_array (expected, "agrees");
  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    check (self, ids_name (self, quote->agrees, json_array_get_string_element (names, i)), agreement, "with %s, not %s",
           agrees, json_array_get_string_element (names, i));
}

static void
check_quote (Golden     *self,
             JsonObject *expected,
             guint       number,
             gsize      *from)
{
  g_autofree char *prefix = g_strdup_printf ("quote %u", number);
  g_autofree char *speaker = g_strconcat (prefix, " speaker", NULL);
  g_autofree char *type = g_strconcat (prefix, " type", NULL);
  g_autofree char *act = g_strconcat (prefix, " act", NULL);
  g_autofree char *names = NULL;
  g_autoptr(GArray) content = find_pieces (self, get_array (expected, "content"), *from);
  g_autofree char *words = analyzer_spans_dup_text (content, self->text, " … ");
  AnalyzerQuote *quote = find_quote (self, content);

  *from = g_array_index (content, AnalyzerSpan, 0).start;
  check (self, quote != NULL, prefix, "“%s” is not found", words);
  if (quote == NULL)
    return;

  check_part (self, expected, "source", quote->source, prefix);
  check_part (self, expected, "cue", quote->cue, prefix);
  check_stance (self, expected, quote, prefix);

  if (get_string (expected, "type") != NULL)
    check (self, strcmp (analyzer_quote_type_to_string (quote->type), get_string (expected, "type")) == 0, type,
           "is %s, not %s", analyzer_quote_type_to_string (quote->type), get_string (expected, "type"));
  if (get_string (expected, "act") != NULL)
    check (self, strcmp (analyzer_act_to_string (quote->act), get_string (expected, "act")) == 0, act,
           "is %s, not %s", analyzer_act_to_string (quote->act), get_string (expected, "act"));

  names = dup_names (self, quote->speakers);
  if (json_object_has_member (expected, "speaker"))
    {
      JsonNode *node = json_object_get_member (expected, "speaker");
      g_autoptr(JsonArray) one = json_array_new ();
      JsonArray *wanted = one;

      if (JSON_NODE_HOLDS_ARRAY (node))
        wanted = json_node_get_array (node);
      else
        json_array_add_string_element (one, json_node_get_string (node));
      for (guint i = 0; i < json_array_get_length (wanted); i++)
        check (self, ids_name (self, quote->speakers, json_array_get_string_element (wanted, i)), speaker,
               "is %s, not %s", names, json_array_get_string_element (wanted, i));
    }
}

static void
check_absent (Golden     *self,
              JsonObject *expected)
{
  JsonArray *array = get_array (expected, "no-speakers");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *name = json_array_get_string_element (array, i);
      g_autofree char *which = g_strdup_printf ("no speaker “%s”", name);

      check (self, find_speaker (self, name) == NULL, which, "is among the speakers");
    }

  array = get_array (expected, "no-quotes");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *words = json_array_get_string_element (array, i);
      g_autofree char *which = g_strdup_printf ("no quote “%s”", words);
      g_autoptr(JsonArray) pieces = json_array_new ();
      g_autoptr(GArray) content = NULL;

      json_array_add_string_element (pieces, words);
      content = find_pieces (self, pieces, 0);
      check (self, find_quote (self, content) == NULL, which, "is found");
    }
}

static JsonObject *
load_expected (const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  if (!json_parser_load_from_file (parser, path, &error))
    g_error ("%s: %s", path, error->message);

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static void
test_article (gconstpointer data)
{
  const char *path = data;
  g_autofree char *base = g_strndup (path, strrchr (path, '.') - path);
  g_autofree char *expected_path = g_strconcat (base, ".expected.json", NULL);
  g_autoptr(JsonObject) expected = load_expected (expected_path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(AnalyzerFindings) findings = NULL;
  g_autoptr(GHashTable) gaps = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) failures = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Golden self = { .gaps = gaps, .failures = failures };
  JsonArray *array;
  gsize from = 0;

  articles = analyzer_read_file (file, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  self.article = g_ptr_array_index (articles, 0);
  self.text = analyzer_article_get_utf8 (self.article, &self.length);
  findings = analyzer_analyst_analyse (analyst, self.article, NULL, &error);
  g_assert_no_error (error);
  self.findings = findings;

  array = get_array (expected, "known-gaps");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_hash_table_add (gaps, (gpointer) json_array_get_string_element (array, i));

  if (get_string (expected, "title") != NULL)
    check (&self, g_strcmp0 (analyzer_article_get_field (self.article, ANALYZER_FIELD_TITLE),
                             get_string (expected, "title")) == 0,
           "title", "is not “%s”", get_string (expected, "title"));

  array = get_array (expected, "speakers");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    check_speaker (&self, json_array_get_object_element (array, i));
  array = get_array (expected, "quotes");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    check_quote (&self, json_array_get_object_element (array, i), i + 1, &from);
  check_absent (&self, expected);

  g_test_message ("%s: %u expectations met, %u known gaps", get_string (expected, "about"), self.n_met, self.n_gaps);
  g_assert_cmpuint (self.n_met, >, 0);
  if (failures->len > 0)
    {
      g_printerr ("%s%s\n", path, failures->str);
      g_test_fail_printf ("%s", failures->str);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_articles (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) directory = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  directory = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".html"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr(GPtrArray) paths = NULL;
  g_autoptr(AnalyzerModels) models = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  analyst = analyzer_analyst_new (models);

  folder = g_test_build_filename (G_TEST_DIST, "articles", NULL);
  paths = list_articles (folder);
  g_assert_cmpuint (paths->len, >=, 15);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *path = g_strconcat ("/articles/golden/", name, NULL);

      g_test_add_data_func (path, g_ptr_array_index (paths, i), test_article);
    }

  status = g_test_run ();
  g_object_unref (analyst);

  return status;
}
