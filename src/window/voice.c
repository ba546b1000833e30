/* voice.c: a speaker as one article gives it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-window"

#include "config.h"

#include "window/voice.h"

#include <glib/gi18n.h>

#include "reports/names.h"
#include "reports/palette.h"
#include "window/words.h"

struct _AnalyzerVoice
{
  GObject              parent_instance;

  AnalyzerArticleItem *article;
  AnalyzerFindings    *findings;
  AnalyzerSpeaker     *speaker;         /* in findings */
  guint                tint;
  guint                n_quotes;
  guint                n_dissents;
  double               share;
};

enum
{
  PROP_NAME = 1,
  PROP_DESCRIPTION,
  PROP_SHARE,
  PROP_SHARE_TEXT,
  PROP_TINT_CLASSES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnalyzerVoice, analyzer_voice, G_TYPE_OBJECT)

static char *
dup_description (AnalyzerVoice *self)
{
  char *role = analyzer_describe_role (self->speaker);

  return role != NULL ? role : g_strdup (analyzer_words_for_kind (self->speaker->kind));
}

static char *
dup_share_text (AnalyzerVoice *self)
{
  g_autofree char *quotes = g_strdup_printf (ngettext ("%u quote", "%u quotes", self->n_quotes), self->n_quotes);

  /* Translators: how many quotes, and which share of all the words quoted */
  return g_strdup_printf (_("%s · %d %% of the quoted words"), quotes, (int) (self->share * 100 + 0.5));
}

static void
analyzer_voice_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AnalyzerVoice *self = ANALYZER_VOICE (object);
  char css[16];
  const char *classes[] = { "swatch", css, NULL };

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->speaker->name);
      break;

    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;

    case PROP_SHARE:
      g_value_set_double (value, self->share);
      break;

    case PROP_SHARE_TEXT:
      g_value_take_string (value, dup_share_text (self));
      break;

    case PROP_TINT_CLASSES:
      g_snprintf (css, sizeof css, "tint-%u", self->tint);
      g_value_set_boxed (value, classes);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
analyzer_voice_finalize (GObject *object)
{
  AnalyzerVoice *self = ANALYZER_VOICE (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->findings, analyzer_findings_unref);

  G_OBJECT_CLASS (analyzer_voice_parent_class)->finalize (object);
}

static void
analyzer_voice_class_init (AnalyzerVoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = analyzer_voice_get_property;
  object_class->finalize = analyzer_voice_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_SHARE] = g_param_spec_double ("share", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_SHARE_TEXT] = g_param_spec_string ("share-text", NULL, NULL, NULL, flags);
  properties[PROP_TINT_CLASSES] = g_param_spec_boxed ("tint-classes", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
analyzer_voice_init (AnalyzerVoice *self)
{
}

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  const AnalyzerVoice *x = *(AnalyzerVoice *const *) a;
  const AnalyzerVoice *y = *(AnalyzerVoice *const *) b;

  return x->share > y->share ? -1 : x->share < y->share;
}

/**
 * analyzer_voices_of_article:
 * @article: a ready article
 *
 * The tint of a voice is the one that reports give the speaker.
 *
 * Returns: (transfer full) (element-type AnalyzerVoice): everybody who is
 *   quoted in @article, who has most words first
 */
GPtrArray *
analyzer_voices_of_article (AnalyzerArticleItem *article)
{
  GPtrArray *voices = g_ptr_array_new_with_free_func (g_object_unref);
  AnalyzerFindings *findings = analyzer_article_item_get_findings (article);
  const char *text;
  g_autofree AnalyzerVoice **by_id = NULL;
  g_autofree guint *n_words = NULL;
  guint total = 0;

  if (findings == NULL)
    return voices;

  text = analyzer_article_get_utf8 (findings->article, NULL);
  by_id = g_new0 (AnalyzerVoice *, findings->speakers->len + 1);
  n_words = g_new0 (guint, findings->speakers->len + 1);

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, i);
      guint n = 0;

      for (guint j = 0; j < quote->content->len; j++)
        {
          AnalyzerSpan span = g_array_index (quote->content, AnalyzerSpan, j);

          n += analyzer_words_count (text + span.start, span.end - span.start);
        }

      for (guint j = 0; j < quote->speakers->len; j++)
        {
          guint id = g_array_index (quote->speakers, guint, j);
          AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (findings, id);

          if (speaker == NULL)
            continue;
          if (by_id[id] == NULL)
            {
              by_id[id] = g_object_new (ANALYZER_TYPE_VOICE, NULL);
              by_id[id]->article = g_object_ref (article);
              by_id[id]->findings = analyzer_findings_ref (findings);
              by_id[id]->speaker = speaker;
              by_id[id]->tint = (id - 1) % ANALYZER_N_COLOURS;
              g_ptr_array_add (voices, by_id[id]);
            }
          by_id[id]->n_quotes++;
          if (quote->dissent != NULL)
            by_id[id]->n_dissents++;
          n_words[id] += n;
          total += n;
        }
    }

  for (guint id = 1; id <= findings->speakers->len; id++)
    if (by_id[id] != NULL && total > 0)
      by_id[id]->share = (double) n_words[id] / total;
  g_ptr_array_sort (voices, compare_shares);

  return voices;
}

/**
 * analyzer_voice_get_article:
 *
 * Returns: (transfer none): the article
 */
AnalyzerArticleItem *
analyzer_voice_get_article (AnalyzerVoice *self)
{
  g_return_val_if_fail (ANALYZER_IS_VOICE (self), NULL);

  return self->article;
}

/**
 * analyzer_voice_get_speaker:
 *
 * Returns: (transfer none): the speaker, as the article gives it
 */
AnalyzerSpeaker *
analyzer_voice_get_speaker (AnalyzerVoice *self)
{
  g_return_val_if_fail (ANALYZER_IS_VOICE (self), NULL);

  return self->speaker;
}

/**
 * analyzer_voice_get_tint:
 *
 * Returns: which of the colours it has in its article
 */
guint
analyzer_voice_get_tint (AnalyzerVoice *self)
{
  g_return_val_if_fail (ANALYZER_IS_VOICE (self), 0);

  return self->tint;
}

/**
 * analyzer_voice_get_n_quotes:
 *
 * Returns: how many quotes it has in its article
 */
guint
analyzer_voice_get_n_quotes (AnalyzerVoice *self)
{
  g_return_val_if_fail (ANALYZER_IS_VOICE (self), 0);

  return self->n_quotes;
}

/**
 * analyzer_voice_get_n_dissents:
 *
 * Returns: how many of its quotes dissent
 */
guint
analyzer_voice_get_n_dissents (AnalyzerVoice *self)
{
  g_return_val_if_fail (ANALYZER_IS_VOICE (self), 0);

  return self->n_dissents;
}

/**
 * analyzer_voice_get_share:
 *
 * Returns: its share of all the words that are quoted in its article
 */
double
analyzer_voice_get_share (AnalyzerVoice *self)
{
  g_return_val_if_fail (ANALYZER_IS_VOICE (self), 0);

  return self->share;
}
