/* view-labels.c: what was written down about articles beside the corpora.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-training"

#include "config.h"

#include "training/view-labels.h"

#include <string.h>

#include "text/offsets.h"

#define KEY_LENGTH 16

/* As the corpora call whoever wrote an article. */
#define AUTHOR "the author"

typedef enum
{
  LABEL_SPEAKS,
  LABEL_DISSENTS,
  LABEL_AGREES,
  N_LABELS
} LabelKind;

/* Of one quote; the places of who is meant, in code points. */
typedef struct
{
  LabelKind  kind;
  char      *event;
  GArray    *places;
  gboolean   prevailing;
  gboolean   author;
} Label;

/**
 * AnalyzerViewLabels:
 *
 * Who speaks and who dissents, as people wrote it down for annotated articles
 * that the corpora tell nothing of. The file holds no word of an article: an
 * article is known by its text's checksum, who is meant by the place of a
 * name.
 *
 *     article 0123456789abcdef
 *     speaks E3 120-132
 *     dissents E5 200-215 prevailing
 *     agrees E9 120-132
 */
struct _AnalyzerViewLabels
{
  GHashTable *articles;         /* of lists of labels, by the checksum of the text */
};

static void
label_free (gpointer data)
{
  Label *label = data;

  g_free (label->event);
  g_array_unref (label->places);
  g_free (label);
}

void
analyzer_view_labels_free (AnalyzerViewLabels *self)
{
  g_hash_table_unref (self->articles);
  g_free (self);
}

static gboolean
read_place (const char   *word,
            AnalyzerSpan *place)
{
  g_auto(GStrv) ends = g_strsplit (word, "-", 2);
  guint64 start, end;

  if (g_strv_length (ends) != 2 || !g_ascii_string_to_unsigned (ends[0], 10, 0, G_MAXINT, &start, NULL) ||
      !g_ascii_string_to_unsigned (ends[1], 10, start + 1, G_MAXINT, &end, NULL))
    return FALSE;
  place->start = start;
  place->end = end;

  return TRUE;
}

static Label *
read_label (char **words)
{
  static const char *const kinds[N_LABELS] = { "speaks", "dissents", "agrees" };
  Label *label;
  guint kind = 0;

  while (kind < N_LABELS && !g_str_equal (words[0], kinds[kind]))
    kind++;
  if (kind == N_LABELS || g_strv_length (words) < 3)
    return NULL;

  label = g_new0 (Label, 1);
  label->kind = kind;
  label->event = g_strdup (words[1]);
  label->places = analyzer_spans_new ();
  for (guint i = 2; words[i] != NULL; i++)
    {
      AnalyzerSpan place;

      if (g_str_equal (words[i], "prevailing") && kind == LABEL_DISSENTS)
        label->prevailing = TRUE;
      else if (g_str_equal (words[i], "author"))
        label->author = TRUE;
      else if (read_place (words[i], &place))
        g_array_append_val (label->places, place);
      else
        {
          label_free (label);
          return NULL;
        }
    }

  return label;
}

/**
 * analyzer_view_labels_load:
 * @path: a file
 *
 * Returns: (transfer full): what it tells, or %NULL with @error set
 */
AnalyzerViewLabels *
analyzer_view_labels_load (const char  *path,
                           GError     **error)
{
  g_autoptr(AnalyzerViewLabels) self = g_new0 (AnalyzerViewLabels, 1);
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;
  GPtrArray *labels = NULL;

  self->articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!g_file_get_contents (path, &content, NULL, error))
    return NULL;

  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", -1);
      Label *label = NULL;

      if (words[0] == NULL || words[0][0] == '\0' || words[0][0] == '#')
        continue;
      if (g_str_equal (words[0], "article") && g_strv_length (words) == 2 && strlen (words[1]) == KEY_LENGTH)
        {
          labels = g_ptr_array_new_with_free_func (label_free);
          g_hash_table_replace (self->articles, g_strdup (words[1]), labels);
          continue;
        }
      if (labels != NULL)
        label = read_label (words);
      if (label == NULL)
        {
          g_set_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION,
                       "“%s”, line %u tells nothing of an article", path, i + 1);
          return NULL;
        }
      g_ptr_array_add (labels, label);
    }

  return g_steal_pointer (&self);
}

static GPtrArray *
look_up (const AnalyzerViewLabels *self,
         const char               *text,
         gsize                     length)
{
  g_autofree char *key = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);

  key[KEY_LENGTH] = '\0';

  return g_hash_table_lookup (self->articles, key);
}

/**
 * analyzer_view_labels_list:
 * @corpus: the folder of the corpora
 *
 * Returns: (transfer full) (element-type utf8): the names of the articles to
 *   learn from that the labels tell of, or %NULL with @error set
 */
GPtrArray *
analyzer_view_labels_list (const AnalyzerViewLabels  *self,
                           const char                *corpus,
                           GError                   **error)
{
  g_autofree char *articles = g_build_filename (corpus, "polnear", "train", "text", NULL);
  g_autofree char *attributions = g_build_filename (corpus, "polnear", "train", "attributions", NULL);
  g_autoptr(GPtrArray) names = analyzer_annotated_article_list (articles, attributions, NULL, error);
  g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_strconcat (g_ptr_array_index (names, i), ".txt", NULL);
      g_autofree char *path = g_build_filename (articles, file, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, error))
        return NULL;
      if (look_up (self, text, length) != NULL)
        g_ptr_array_add (known, g_strdup (g_ptr_array_index (names, i)));
    }

  return g_steal_pointer (&known);
}

/* Whoever is mentioned at @place; else somebody new who bears the words there
 * as a name. */
static AnalyzerSpeaker *
ensure_speaker (AnalyzerFindings *findings,
                const char       *text,
                AnalyzerSpan      place)
{
  g_autofree char *words = g_strndup (text + place.start, place.end - place.start);
  g_autofree char *name = analyzer_annotated_dup_plain_name (words);
  AnalyzerSpeaker *speaker;

  for (guint i = 0; i < findings->speakers->len; i++)
    {
      g_autofree char *other = NULL;

      speaker = g_ptr_array_index (findings->speakers, i);
      for (guint j = 0; j < speaker->mentions->len; j++)
        {
          const AnalyzerSpan *mention = &g_array_index (speaker->mentions, AnalyzerSpan, j);

          if (mention->start <= place.start && mention->end >= place.end)
            return speaker;
        }
      other = analyzer_annotated_dup_plain_name (speaker->name);
      if (g_str_equal (name, other))
        return speaker;
    }

  speaker = analyzer_findings_add_speaker (findings, words);
  analyzer_spans_add (speaker->mentions, place.start, place.end);

  return speaker;
}

static AnalyzerSpeaker *
ensure_author (AnalyzerFindings *findings)
{
  for (guint i = 0; i < findings->speakers->len; i++)
    {
      AnalyzerSpeaker *speaker = g_ptr_array_index (findings->speakers, i);

      if (g_str_equal (speaker->name, AUTHOR))
        return speaker;
    }

  return analyzer_findings_add_speaker (findings, AUTHOR);
}

static gboolean
add_speakers (const Label               *label,
              AnalyzerAnnotatedArticle  *article,
              const AnalyzerOffsets     *offsets,
              GArray                    *ids,
              GError                   **error)
{
  gsize length;
  const char *text = g_bytes_get_data (analyzer_article_get_text (article->findings->article), &length);
  guint n_characters = analyzer_offsets_to_characters (offsets, length);

  for (guint i = 0; i < label->places->len; i++)
    {
      AnalyzerSpan place = g_array_index (label->places, AnalyzerSpan, i);

      if (place.end > n_characters)
        {
          g_set_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION,
                       "What is told of “%s” lies beyond its end", article->name);
          return FALSE;
        }
      place.start = analyzer_offsets_to_bytes (offsets, place.start);
      place.end = analyzer_offsets_to_bytes (offsets, place.end);
      analyzer_ids_add (ids, ensure_speaker (article->findings, text, place)->id);
    }
  if (label->author)
    analyzer_ids_add (ids, ensure_author (article->findings)->id);

  return TRUE;
}

/* Does with each label of the article's and its quote what it says. */
static gboolean
apply (const AnalyzerViewLabels  *self,
       AnalyzerAnnotatedArticle  *article,
       gboolean                   views,
       GError                   **error)
{
  gsize length;
  const char *text = g_bytes_get_data (analyzer_article_get_text (article->findings->article), &length);
  GPtrArray *labels = look_up (self, text, length);
  g_autoptr(AnalyzerOffsets) offsets = analyzer_offsets_new (text, length);

  for (guint i = 0; labels != NULL && i < labels->len; i++)
    {
      const Label *label = g_ptr_array_index (labels, i);
      AnalyzerQuote *quote = NULL;
      GArray *ids;

      for (guint j = 0; j < article->events->len && quote == NULL; j++)
        if (g_str_equal (label->event, g_ptr_array_index (article->events, j)))
          quote = g_ptr_array_index (article->findings->quotes, j);
      if (quote == NULL || (!views && label->kind != LABEL_SPEAKS))
        continue;

      switch (label->kind)
        {
        case LABEL_SPEAKS:
          ids = quote->speakers;
          g_array_set_size (ids, 0);
          quote->speaker_confidence = 1;
          break;
        case LABEL_DISSENTS:
          ids = analyzer_quote_add_dissent (quote)->against;
          quote->dissent->prevailing = label->prevailing;
          quote->dissent->confidence = 1;
          break;
        case LABEL_AGREES:
        default:
          ids = quote->agrees;
          break;
        }
      if (!add_speakers (label, article, offsets, ids, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * analyzer_view_labels_apply_speakers:
 * @article: an annotated article without speakers
 *
 * Gives those quotes speakers of which somebody wrote them down.
 *
 * Returns: whether the labels fit the article; else %FALSE with @error set
 */
gboolean
analyzer_view_labels_apply_speakers (const AnalyzerViewLabels  *self,
                                     AnalyzerAnnotatedArticle  *article,
                                     GError                   **error)
{
  return apply (self, article, FALSE, error);
}

/**
 * analyzer_view_labels_apply_views:
 * @article: an annotated article whose speakers have been found
 *
 * Mends the speakers that somebody wrote down, and adds dissent and agreement.
 *
 * Returns: whether the labels fit the article; else %FALSE with @error set
 */
gboolean
analyzer_view_labels_apply_views (const AnalyzerViewLabels  *self,
                                  AnalyzerAnnotatedArticle  *article,
                                  GError                   **error)
{
  return apply (self, article, TRUE, error);
}
