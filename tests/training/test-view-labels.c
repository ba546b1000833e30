/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "training/view-labels.h"

#define TEXT "“Café tables stay,” said Anna Löwe. She is wrong, Ben Ray told us. He left. No, she said.\n"

/* Code points: “é” and “ö” are one each. */
#define STANDOFF \
  "T1\tContent 0 19\t“Café tables stay,”\n" \
  "T2\tCue 20 24\tsaid\n" \
  "T3\tSource 25 34\tAnna Löwe\n" \
  "T4\tAttribution 20 24\tsaid\n" \
  "E1\tAttribution:T4 Source:T3 Content:T1 Cue:T2\n" \
  "T5\tContent 36 48\tShe is wrong\n" \
  "T6\tCue 58 62\ttold\n" \
  "T7\tSource 50 57\tBen Ray\n" \
  "E2\tAttribution:T6 Source:T7 Content:T5 Cue:T6\n" \
  "T8\tContent 76 78\tNo\n" \
  "T9\tCue 84 88\tsaid\n" \
  "T10\tSource 80 83\tshe\n" \
  "E3\tAttribution:T9 Source:T10 Content:T8 Cue:T9\n"

typedef struct
{
  char *folder;
  char *texts;
  char *attributions;
  char *labels;
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
  corpus->texts = g_build_filename (corpus->folder, "polnear", "train", "text", NULL);
  corpus->attributions = g_build_filename (corpus->folder, "polnear", "train", "attributions", NULL);
  corpus->labels = g_build_filename (corpus->folder, "views.labels", NULL);
  g_assert_cmpint (g_mkdir_with_parents (corpus->texts, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (corpus->attributions, 0700), ==, 0);
  put (corpus->texts, "tables.txt", TEXT);
  put (corpus->attributions, "tables_ab.ann", STANDOFF);
  put (corpus->texts, "other.txt", "No, said Lee.\n");
  put (corpus->attributions, "other_ab.ann", "");
}

static void
tear_down (Corpus        *corpus,
           gconstpointer  data)
{
  const char *const files[] = {
    "polnear/train/text/tables.txt", "polnear/train/text/other.txt", "polnear/train/attributions/tables_ab.ann",
    "polnear/train/attributions/other_ab.ann", "views.labels", "polnear/train/text", "polnear/train/attributions",
    "polnear/train", "polnear", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (corpus->folder, files[i], NULL);

      g_remove (path);
    }
  g_free (corpus->folder);
  g_free (corpus->texts);
  g_free (corpus->attributions);
  g_free (corpus->labels);
}

static AnalyzerViewLabels *
load (Corpus     *corpus,
      const char *lines)
{
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  g_autofree char *content = g_strdup_printf ("# a note\n\narticle %.16s\n%s\n", key, lines);
  g_autoptr(GError) error = NULL;
  AnalyzerViewLabels *labels;

  put (corpus->folder, "views.labels", content);
  labels = analyzer_view_labels_load (corpus->labels, &error);
  g_assert_no_error (error);

  return labels;
}

static AnalyzerAnnotatedArticle *
open_article (Corpus *corpus)
{
  g_autoptr(GError) error = NULL;
  AnalyzerAnnotatedArticle *article = analyzer_annotated_article_load (corpus->texts, corpus->attributions, NULL, "tables", &error);

  g_assert_no_error (error);

  return article;
}

static void
assert_names (AnalyzerFindings *findings,
              GArray           *ids,
              const char       *expected)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            analyzer_findings_get_speaker (findings, g_array_index (ids, guint, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_views (Corpus        *corpus,
            gconstpointer  data)
{
  g_autoptr(AnalyzerViewLabels) labels = load (corpus, "speaks E3 25-34\ndissents E2 25-34 prevailing\nagrees E3 25-34 50-57\n"
                                                       "speaks E1 author\nspeaks E9 25-34");
  g_autoptr(AnalyzerAnnotatedArticle) article = open_article (corpus);
  AnalyzerFindings *findings = article->findings;
  const AnalyzerQuote *quote;
  g_autoptr(GError) error = NULL;

  g_assert_true (analyzer_view_labels_apply_views (labels, article, &error));
  g_assert_no_error (error);

  quote = analyzer_findings_get_quote (findings, 1);
  assert_names (findings, quote->speakers, "the author");
  g_assert_null (quote->dissent);
  quote = analyzer_findings_get_quote (findings, 2);
  g_assert_cmpuint (quote->speakers->len, ==, 0);
  g_assert_nonnull (quote->dissent);
  g_assert_true (quote->dissent->prevailing);
  assert_names (findings, quote->dissent->against, "Anna Löwe");
  quote = analyzer_findings_get_quote (findings, 3);
  assert_names (findings, quote->speakers, "Anna Löwe");
  assert_names (findings, quote->agrees, "Anna Löwe, Ben Ray");
}

static void
test_speakers_only (Corpus        *corpus,
                    gconstpointer  data)
{
  g_autoptr(AnalyzerViewLabels) labels = load (corpus, "speaks E3 25-34\ndissents E2 25-34");
  g_autoptr(AnalyzerAnnotatedArticle) article = open_article (corpus);
  g_autoptr(GError) error = NULL;

  g_assert_true (analyzer_view_labels_apply_speakers (labels, article, &error));
  g_assert_no_error (error);
  g_assert_null (analyzer_findings_get_quote (article->findings, 2)->dissent);
  assert_names (article->findings, analyzer_findings_get_quote (article->findings, 3)->speakers, "Anna Löwe");
}

/* Whoever is known to be mentioned there is no second speaker. */
static void
test_known_speaker (Corpus        *corpus,
                    gconstpointer  data)
{
  g_autoptr(AnalyzerViewLabels) labels = load (corpus, "dissents E2 30-34");
  g_autoptr(AnalyzerAnnotatedArticle) article = open_article (corpus);
  AnalyzerSpeaker *speaker = analyzer_findings_add_speaker (article->findings, "Anna Maria Löwe");
  const char *name = strstr (TEXT, "Anna");
  g_autoptr(GError) error = NULL;

  analyzer_spans_add (speaker->mentions, name - TEXT, name - TEXT + strlen ("Anna Löwe"));
  g_assert_true (analyzer_view_labels_apply_views (labels, article, &error));
  g_assert_no_error (error);
  assert_names (article->findings, analyzer_findings_get_quote (article->findings, 2)->dissent->against, "Anna Maria Löwe");
  g_assert_cmpuint (article->findings->speakers->len, ==, 1);
}

static void
test_list (Corpus        *corpus,
           gconstpointer  data)
{
  g_autoptr(AnalyzerViewLabels) labels = load (corpus, "");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = analyzer_view_labels_list (labels, corpus->folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "tables");
}

static void
test_beyond_the_end (Corpus        *corpus,
                     gconstpointer  data)
{
  g_autoptr(AnalyzerViewLabels) labels = load (corpus, "speaks E3 25-9999");
  g_autoptr(AnalyzerAnnotatedArticle) article = open_article (corpus);
  g_autoptr(GError) error = NULL;

  g_assert_false (analyzer_view_labels_apply_views (labels, article, &error));
  g_assert_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION);
}

static void
test_damaged (Corpus        *corpus,
              gconstpointer  data)
{
  static const char *const contents[] = {
    "speaks E3 25-34\n",
    "article 0123456789abcdef\nspeaks E3\n",
    "article 0123456789abcdef\nshouts E3 25-34\n",
    "article 0123456789abcdef\nspeaks E3 34-25\n",
    "article 0123456789abcdef\nspeaks E3 25\n",
    "article 0123456789abcdef\nspeaks E3 prevailing\n",
    "article 0123456789abcdef\nspeaks E3 -1-9\n",
    "article 0123\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(GError) error = NULL;

      put (corpus->folder, "views.labels", contents[i]);
      g_assert_null (analyzer_view_labels_load (corpus->labels, &error));
      g_assert_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION);
    }
}

/* Those that come with the program can be read. */
static void
test_ours (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANALYZER_DATA_DIR"), "models", "views.labels", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerViewLabels) labels = analyzer_view_labels_load (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (labels);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/training/view-labels/" name, Corpus, NULL, set_up, function, tear_down)
  TEST ("views", test_views);
  TEST ("speakers-only", test_speakers_only);
  TEST ("known-speaker", test_known_speaker);
  TEST ("list", test_list);
  TEST ("beyond-the-end", test_beyond_the_end);
  TEST ("damaged", test_damaged);
  g_test_add_func ("/training/view-labels/ours", test_ours);

  return g_test_run ();
}
