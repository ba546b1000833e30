/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "discourse/annotated-article.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT \
  "“Café tables stay,” said Mayor Anna Löwe. “We asked everyone.”\n\n" \
  "The traders disagree: they are not convinced, Löwe or no Löwe.\n"

/* Offsets are code points: the first quote has three that take more bytes than
 * one. E2 has no content, E3 no source. */
#define STANDOFF \
  "T1\tContent 0 19;42 62\t“Café tables stay,” “We asked everyone.”\n" \
  "T2\tCue 20 24\tsaid\n" \
  "T3\tSource 25 40\tMayor Anna Löwe\n" \
  "T4\tAttribution 20 24\tsaid\n" \
  "E1\tAttribution:T4 Source:T3 Content:T1 Cue:T2\n" \
  "E2\tAttribution:T4 Source:T3 Cue:T2\n" \
  "T5\tSource 64 75\tThe traders\n" \
  "T6\tCue 76 84\tdisagree\n" \
  "T7\tContent 86 108\tthey are not convinced\n" \
  "E4\tAttribution:T4 Source:T5 Content:T7 Cue:T6 Content2:T99\n" \
  "A1\tNote T1\n"

#define VIEWS \
  "{\"article\": \"stalls\", \"speakers\": [" \
  "{\"id\": \"S2\", \"name\": \"The traders\", \"kind\": \"group\", \"role\": null, \"aliases\": [], \"gender\": null}," \
  "{\"id\": \"S1\", \"name\": \"Anna Löwe\", \"kind\": \"person\", \"role\": \"Mayor\", \"aliases\": [\"Löwe\"], \"gender\": \"f\"}]," \
  "\"attributions\": [{\"e\": \"E1\", \"speaker\": \"S1\", \"dissent\": null}," \
  "{\"e\": \"E4\", \"speaker\": \"S2+S1\", \"dissent\": {\"against\": [\"S1\", \"prevailing\", \"S9\"]," \
  " \"about\": \"the tables\", \"explicit\": true, \"marker\": \"disagree … not convinced\"}}," \
  "{\"e\": \"E9\", \"speaker\": \"S2\"}]," \
  "\"agreements\": [{\"e\": \"E1\", \"with\": [\"S2\"]}]}"

typedef struct
{
  char *folder;
  char *texts;
  char *attributions;
  char *views;
} Corpus;

static void
put (const char *folder,
     const char *file,
     const char *content)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Corpus        *corpus,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  corpus->folder = g_dir_make_tmp ("analyzer-XXXXXX", &error);
  g_assert_no_error (error);
  corpus->texts = g_build_filename (corpus->folder, "text", NULL);
  corpus->attributions = g_build_filename (corpus->folder, "attributions", NULL);
  corpus->views = g_build_filename (corpus->folder, "views", NULL);
  g_assert_cmpint (g_mkdir (corpus->texts, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (corpus->attributions, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (corpus->views, 0700), ==, 0);

  put (corpus->texts, "stalls.txt", TEXT);
  put (corpus->texts, "unseen.txt", TEXT);
  put (corpus->texts, "no_views.txt", TEXT);
  put (corpus->attributions, "stalls_ab.ann", STANDOFF);
  put (corpus->attributions, "stalls_zz.ann", "T1\tCue 0 1\tx\n");
  put (corpus->attributions, "no_views_ab.ann", "");
  put (corpus->attributions, "no-text_ab.ann", "");
  put (corpus->views, "stalls.json", VIEWS);
}

static void
empty_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Corpus        *corpus,
           gconstpointer  data)
{
  empty_folder (corpus->texts);
  empty_folder (corpus->attributions);
  empty_folder (corpus->views);
  g_assert_cmpint (g_rmdir (corpus->folder), ==, 0);
  g_free (corpus->texts);
  g_free (corpus->attributions);
  g_free (corpus->views);
  g_free (corpus->folder);
}

static void
assert_spans (GArray     *spans,
              const char *expected)
{
  g_autofree char *text = analyzer_spans_dup_text (spans, TEXT, "|");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_list (Corpus        *corpus,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = NULL, viewed = NULL;

  all = analyzer_annotated_article_list (corpus->texts, corpus->attributions, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (all, 0), ==, "no_views");
  g_assert_cmpstr (g_ptr_array_index (all, 1), ==, "stalls");

  viewed = analyzer_annotated_article_list (corpus->texts, corpus->attributions, corpus->views, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (viewed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (viewed, 0), ==, "stalls");
}

static void
test_load (Corpus        *corpus,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerAnnotatedArticle) article = NULL;
  const AnalyzerQuote *first, *second;
  const AnalyzerSpeaker *traders, *mayor;

  article = analyzer_annotated_article_load (corpus->texts, corpus->attributions, corpus->views, "stalls", &error);
  g_assert_no_error (error);
  g_assert_true (article->has_views);
  g_assert_cmpuint (article->findings->quotes->len, ==, 2);
  g_assert_cmpuint (article->events->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (article->events, 0), ==, "E1");
  g_assert_cmpstr (g_ptr_array_index (article->events, 1), ==, "E4");

  first = analyzer_findings_get_quote (article->findings, 1);
  assert_spans (first->source, "Mayor Anna Löwe");
  assert_spans (first->cue, "said");
  assert_spans (first->content, "“Café tables stay,”|“We asked everyone.”");
  g_assert_cmpint (first->type, ==, ANALYZER_QUOTE_DIRECT);
  g_assert_null (first->dissent);
  g_assert_cmpuint (first->speakers->len, ==, 1);
  g_assert_cmpuint (first->agrees->len, ==, 1);

  second = analyzer_findings_get_quote (article->findings, 2);
  assert_spans (second->content, "they are not convinced");
  g_assert_cmpint (second->type, ==, ANALYZER_QUOTE_INDIRECT);
  g_assert_cmpuint (second->speakers->len, ==, 2);
  g_assert_nonnull (second->dissent);
  g_assert_true (second->dissent->prevailing);
  g_assert_true (second->dissent->explicit_);
  g_assert_cmpstr (second->dissent->about, ==, "the tables");
  g_assert_cmpuint (second->dissent->against->len, ==, 1);
  assert_spans (second->dissent->marker, "disagree|not convinced");

  traders = analyzer_findings_get_speaker (article->findings, 1);
  mayor = analyzer_findings_get_speaker (article->findings, 2);
  g_assert_cmpint (traders->kind, ==, ANALYZER_SPEAKER_GROUP);
  g_assert_cmpstr (mayor->name, ==, "Anna Löwe");
  g_assert_cmpstr (mayor->role, ==, "Mayor");
  g_assert_cmpint (mayor->gender, ==, ANALYZER_GENDER_FEMALE);
  g_assert_cmpuint (mayor->role_span.end - mayor->role_span.start, ==, strlen ("Mayor"));
  assert_spans (mayor->mentions, "Mayor Anna Löwe|Löwe|Löwe");
  g_assert_cmpuint (g_array_index (first->speakers, guint, 0), ==, mayor->id);
}

static void
test_without_views (Corpus        *corpus,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerAnnotatedArticle) article = NULL;

  article = analyzer_annotated_article_load (corpus->texts, corpus->attributions, NULL, "stalls", &error);
  g_assert_no_error (error);
  g_assert_false (article->has_views);
  g_assert_cmpuint (article->findings->quotes->len, ==, 2);
  g_assert_cmpuint (article->findings->speakers->len, ==, 0);
}

static void
test_missing (Corpus        *corpus,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_annotated_article_load (corpus->texts, corpus->attributions, NULL, "unseen", &error));
  g_assert_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_NO_ANNOTATION);
  g_clear_error (&error);

  g_assert_null (analyzer_annotated_article_load (corpus->texts, corpus->attributions, NULL, "nowhere", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  g_assert_null (analyzer_annotated_article_list (corpus->texts, "/nonexistent", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_damaged_standoff (Corpus        *corpus,
                       gconstpointer  data)
{
  static const char *const damaged[] = {
    "T1\tCue 0 100000\tx\n",
    "T1\tCue 9 8\tx\n",
    "T1\tCue 1\tx\n",
    "T1\tCue\tx\n",
    "T1\tCue -1 4\tx\n",
    "T1\tCue 1 4;\tx\n",
    "T1\tCue 1 4;6\tx\n",
    "T1\tCue 1 99999999999999999999\tx\n",
    "T1\tCue 1 4\xff\tx\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr(GError) error = NULL;

      put (corpus->attributions, "stalls_ab.ann", damaged[i]);
      g_assert_null (analyzer_annotated_article_load (corpus->texts, corpus->attributions, NULL, "stalls", &error));
      g_assert_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION);
    }
}

static void
test_odd_standoff (Corpus        *corpus,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerAnnotatedArticle) article = NULL;

  put (corpus->attributions, "stalls_ab.ann",
       "\n\t\nE\nE7\tCue\nE8\tCue: Content:T1\nT1\tCue 20 24\r\nE9\tCue:T1 Content:T1");
  article = analyzer_annotated_article_load (corpus->texts, corpus->attributions, NULL, "stalls", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->findings->quotes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (article->events, 0), ==, "E9");
}

static void
test_damaged_views (Corpus        *corpus,
                    gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const damaged[] = { "", "{", "[]", "null", deep, "{\"speakers\": \xff}" };
  static const char *const odd[] = {
    "{}",
    "{\"speakers\": 1, \"attributions\": {}, \"agreements\": null}",
    "{\"speakers\": [1, {}, {\"name\": 3}, {\"name\": \"\"}], \"attributions\": [[], {\"e\": 1}, "
    "{\"e\": \"E1\", \"speaker\": [], \"dissent\": {\"against\": [null], \"explicit\": \"x\", \"marker\": \"\"}}], "
    "\"agreements\": [{\"e\": \"E1\", \"with\": [7]}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr(GError) error = NULL;

      put (corpus->views, "stalls.json", damaged[i]);
      g_assert_null (analyzer_annotated_article_load (corpus->texts, corpus->attributions, corpus->views, "stalls",
                                                      &error));
      g_assert_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AnalyzerAnnotatedArticle) article = NULL;

      put (corpus->views, "stalls.json", odd[i]);
      article = analyzer_annotated_article_load (corpus->texts, corpus->attributions, corpus->views, "stalls", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (article->findings->quotes->len, ==, 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/discourse/annotated-article/" name, Corpus, NULL, set_up, function, tear_down)
  ADD ("list", test_list);
  ADD ("load", test_load);
  ADD ("without-views", test_without_views);
  ADD ("missing", test_missing);
  ADD ("damaged-standoff", test_damaged_standoff);
  ADD ("odd-standoff", test_odd_standoff);
  ADD ("damaged-views", test_damaged_views);
#undef ADD

  return g_test_run ();
}
