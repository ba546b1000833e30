/* speaker-finder.c: finds who really speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The article's people, bodies and places are gathered with their roles
 * (speaker-cast.c, speaker-roles.c). Then each quote's source is taken apart
 * into mentions (speaker-phrase.c) and each mention is resolved
 * (speaker-resolver.c), in the order of the text. Whoever speaks becomes a
 * speaker.
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-finder-private.h"

#include <glib/gi18n-lib.h>

#include "discourse/interview.h"
#include "discourse/person-names.h"
#include "discourse/speaker-roles.h"
#include "discourse/speaker-words.h"

/* Who speaks a quote, until the speakers have their ids. */
typedef struct
{
  AnalyzerQuote *quote;
  guint          member;
  guint          runners_up[ANALYZER_RUNNERS_UP_MAX];
  guint          n_runners_up;
} Voice;

static guint
find_token_end (const AnalyzerProse *prose,
                guint                offset)
{
  guint token = analyzer_prose_find_token (prose, offset > 0 ? offset - 1 : 0);

  if (token == ANALYZER_NO_TOKEN)
    return prose->n_tokens;

  return prose->tokens[token].start < offset ? token + 1 : token;
}

static void
explain (AnalyzerQuote            *quote,
         const AnalyzerCast       *cast,
         const AnalyzerPhrase     *phrase,
         const AnalyzerResolution *resolution)
{
  g_autofree char *words = NULL;

  if (quote->why != NULL || resolution->why == NULL)
    return;

  words = analyzer_cast_dup_text (cast, phrase->first, phrase->end);
  quote->why = g_strdup_printf (_("“%s” is %s: %s."), words, analyzer_cast_get (cast, resolution->member)->name, resolution->why);
}

/* Somebody without a role is what the article calls it later: 'the senator'. */
static void
add_role (const AnalyzerCast   *cast,
          const AnalyzerPhrase *phrase,
          guint                 number)
{
  AnalyzerMember *member = analyzer_cast_get (cast, number);
  guint first = phrase->first;

  if (member->type != ANALYZER_NAME_PERSON || member->role.end > 0 || phrase->kind != ANALYZER_SPEAKER_ANONYMOUS)
    return;

  while (first < phrase->head && cast->prose->tokens[first].tag == ANALYZER_TAG_DT)
    first++;
  member->role.start = cast->prose->tokens[first].start;
  member->role.end = cast->prose->tokens[phrase->head].end;
}

/* A quote without a source: whoever is the subject of its verb. */
static void
find_silent_voice (AnalyzerCast     *cast,
                   AnalyzerResolver *resolver,
                   AnalyzerQuote    *quote,
                   GArray           *voices)
{
  AnalyzerResolution resolution;
  AnalyzerPhrase verb;
  Voice voice = { .quote = quote };
  g_autofree char *words = NULL;

  analyzer_resolver_resolve_silent (resolver, quote, &verb, &resolution);
  if (resolution.member == ANALYZER_NO_MEMBER)
    return;

  voice.member = resolution.member;
  g_array_append_val (voices, voice);
  analyzer_resolver_remember (resolver, quote, &verb, resolution.member);
  quote->speaker_confidence = resolution.confidence;
  if (quote->why != NULL)
    return;
  words = analyzer_cast_dup_text (cast, verb.first, verb.end);
  quote->why = g_strdup_printf (_("%s is the subject of “%s”."), analyzer_cast_get (cast, resolution.member)->name, words);
}

static void
find_voices (AnalyzerCast            *cast,
             AnalyzerResolver        *resolver,
             const AnalyzerInterview *interview,
             AnalyzerQuote           *quote,
             GArray                  *voices)
{
  const AnalyzerProse *prose = cast->prose;
  double confidence = 1;
  gboolean found = FALSE;

  for (guint i = 0; i < quote->source->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (quote->source, AnalyzerSpan, i);
      guint first = analyzer_prose_find_token (prose, span->start);
      guint end = find_token_end (prose, span->end);
      g_autoptr(GArray) phrases = NULL;

      if (first == ANALYZER_NO_TOKEN || first >= end)
        continue;

      phrases = analyzer_read_phrases (cast, first, end);
      for (guint k = 0; k < phrases->len; k++)
        {
          const AnalyzerPhrase *phrase = &g_array_index (phrases, AnalyzerPhrase, k);
          AnalyzerResolution resolution;
          Voice voice = { .quote = quote };
          gboolean is_letter = analyzer_interview_resolve (interview, cast, phrase, &resolution);

          if (!is_letter)
            analyzer_resolver_resolve (resolver, quote, phrase, end, &resolution);
          if (resolution.member == ANALYZER_NO_MEMBER)
            continue;

          voice.member = resolution.member;
          voice.n_runners_up = resolution.n_runners_up;
          for (guint r = 0; r < resolution.n_runners_up; r++)
            voice.runners_up[r] = resolution.runners_up[r];
          g_array_append_val (voices, voice);
          if (resolution.other != ANALYZER_NO_MEMBER)
            {
              Voice other = { .quote = quote, .member = resolution.other };

              g_array_append_val (voices, other);
              analyzer_resolver_remember (resolver, quote, phrase, resolution.other);
              analyzer_spans_add (analyzer_cast_get (cast, resolution.other)->places,
                                  prose->tokens[phrase->first].start, prose->tokens[phrase->head].end);
            }

          if (phrase->form == ANALYZER_PHRASE_DESCRIPTION && !is_letter)
            add_role (cast, phrase, resolution.member);
          explain (quote, cast, phrase, &resolution);
          confidence = MIN (confidence, resolution.confidence);
          found = TRUE;
          analyzer_resolver_remember (resolver, quote, phrase, resolution.member);
          analyzer_spans_add (analyzer_cast_get (cast, resolution.member)->places,
                              prose->tokens[phrase->first].start, prose->tokens[phrase->head].end);
        }
    }

  quote->speaker_confidence = found ? confidence : 0;
  if (quote->source->len == 0)
    find_silent_voice (cast, resolver, quote, voices);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const AnalyzerSpan *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return x->end < y->end ? -1 : x->end > y->end;
}

/* All places of a member, in text order, without one inside of another. */
static void
list_mentions (const AnalyzerCast   *cast,
               const AnalyzerMember *member,
               GArray               *mentions)
{
  g_autoptr(GArray) all = analyzer_spans_copy (member->places);

  for (guint i = 0; i < member->mentions->len; i++)
    {
      const AnalyzerMention *mention = &g_array_index (cast->mentions, AnalyzerMention, g_array_index (member->mentions, guint, i));
      AnalyzerSpan span = { cast->prose->tokens[mention->first].start, cast->prose->tokens[mention->end - 1].end };

      g_array_append_val (all, span);
    }

  g_array_sort (all, compare_spans);
  for (guint i = 0; i < all->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (all, AnalyzerSpan, i);

      analyzer_spans_add (mentions, span->start, span->end);
    }
}

static char *
dup_span (const AnalyzerCast *cast,
          AnalyzerSpan        span)
{
  return span.end > span.start ? g_strndup (cast->prose->text + span.start, span.end - span.start) : NULL;
}

/* A body or a document is who it is by its name: 'the company' is a group of
 * people, 'a video' is nobody in particular. */
static AnalyzerSpeakerKind
get_kind (const AnalyzerMember *member)
{
  if (member->kind != ANALYZER_SPEAKER_ORGANIZATION || member->named)
    return member->kind;

  return member->words & ANALYZER_WORD_BODY ? ANALYZER_SPEAKER_GROUP : ANALYZER_SPEAKER_ANONYMOUS;
}

static void
add_speaker (AnalyzerFindings   *findings,
             const AnalyzerCast *cast,
             AnalyzerMember     *member)
{
  AnalyzerSpeaker *speaker = analyzer_findings_add_speaker (findings, member->name);

  speaker->kind = get_kind (member);
  speaker->role = dup_span (cast, member->role);
  speaker->role_span = member->role;
  speaker->affiliation = dup_span (cast, member->affiliation);
  speaker->affiliation_span = member->affiliation;
  if (member->femininity > 0.7)
    speaker->gender = ANALYZER_GENDER_FEMALE;
  else if (member->femininity < -0.7)
    speaker->gender = ANALYZER_GENDER_MALE;
  for (guint i = 0; i < member->forms->len; i++)
    {
      const char *form = g_ptr_array_index (member->forms, i);

      if (!g_str_equal (form, member->name))
        g_ptr_array_add (speaker->aliases, g_strdup (form));
    }
  list_mentions (cast, member, speaker->mentions);
  member->speaker = speaker->id;
}

typedef struct
{
  AnalyzerMember *member;
  guint           start;
} Entrance;

static int
compare_entrances (gconstpointer a,
                   gconstpointer b)
{
  const Entrance *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

static guint
first_place (const AnalyzerCast   *cast,
             const AnalyzerMember *member)
{
  guint start = member->places->len > 0 ? g_array_index (member->places, AnalyzerSpan, 0).start : G_MAXUINT;

  if (member->mentions->len > 0)
    {
      const AnalyzerMention *mention = &g_array_index (cast->mentions, AnalyzerMention, g_array_index (member->mentions, guint, 0));

      start = MIN (start, cast->prose->tokens[mention->first].start);
    }

  return start;
}

/* Speakers in the order of their first mention, then the quotes' ids. */
static void
make_speakers (AnalyzerFindings *findings,
               AnalyzerCast     *cast,
               GArray           *voices)
{
  g_autoptr(GArray) entrances = g_array_new (FALSE, FALSE, sizeof (Entrance));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < voices->len; i++)
    {
      const Voice *voice = &g_array_index (voices, Voice, i);

      for (guint k = 0; k <= voice->n_runners_up; k++)
        {
          AnalyzerMember *member = analyzer_cast_get (cast, k == 0 ? voice->member : voice->runners_up[k - 1]);
          Entrance entrance = { member, first_place (cast, member) };

          if (g_hash_table_add (seen, member))
            g_array_append_val (entrances, entrance);
        }
    }

  g_array_sort (entrances, compare_entrances);
  for (guint i = 0; i < entrances->len; i++)
    add_speaker (findings, cast, g_array_index (entrances, Entrance, i).member);

  for (guint i = 0; i < voices->len; i++)
    {
      const Voice *voice = &g_array_index (voices, Voice, i);

      analyzer_ids_add (voice->quote->speakers, analyzer_cast_get (cast, voice->member)->speaker);
    }
  for (guint i = 0; i < voices->len; i++)
    {
      const Voice *voice = &g_array_index (voices, Voice, i);

      for (guint k = 0; k < voice->n_runners_up; k++)
        {
          guint id = analyzer_cast_get (cast, voice->runners_up[k])->speaker;

          if (!analyzer_ids_contain (voice->quote->speakers, id))
            analyzer_ids_add (voice->quote->runners_up, id);
        }
    }
}

/* Like analyzer_find_speakers(), with given weights and a teacher. */
gboolean
analyzer_find_speakers_taught (AnalyzerFindings            *findings,
                               const AnalyzerProse         *prose,
                               AnalyzerModels              *models,
                               const AnalyzerSpeakerModel  *model,
                               AnalyzerTeacher              teacher,
                               gpointer                     teacher_data,
                               GCancellable                *cancellable,
                               GError                     **error)
{
  g_autoptr(AnalyzerCast) cast = NULL;
  g_autoptr(AnalyzerResolver) resolver = NULL;
  g_autoptr(GArray) voices = g_array_new (FALSE, FALSE, sizeof (Voice));
  g_auto(AnalyzerInterview) interview = { 0 };

  if (analyzer_models_get (models, "first-names", ANALYZER_FIRST_NAMES_FEATURES, error) == NULL)
    return FALSE;

  cast = analyzer_cast_new (prose, models);
  analyzer_find_roles (cast);
  analyzer_interview_find (&interview, cast, findings);
  resolver = analyzer_resolver_new (cast, findings, model, teacher, teacher_data);

  for (guint i = 0; i < findings->quotes->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      find_voices (cast, resolver, &interview, g_ptr_array_index (findings->quotes, i), voices);
    }

  make_speakers (findings, cast, voices);

  return TRUE;
}

/**
 * analyzer_find_speakers:
 * @findings: quotes with their sources; gets the speakers
 * @prose: the words of the article
 * @models: the trained models
 * @cancellable: (nullable): stops the search
 *
 * Finds who speaks each quote, with name, kind, role, affiliation and mentions.
 * Runners-up are speakers too, so that a correction can choose them.
 *
 * Returns: whether the search went through; %FALSE with @error set otherwise
 */
gboolean
analyzer_find_speakers (AnalyzerFindings     *findings,
                        const AnalyzerProse  *prose,
                        AnalyzerModels       *models,
                        GCancellable         *cancellable,
                        GError              **error)
{
  AnalyzerSpeakerModel model;

  g_return_val_if_fail (findings != NULL, FALSE);
  g_return_val_if_fail (prose != NULL, FALSE);

  if (!analyzer_speaker_model_load (&model, models, error))
    return FALSE;

  return analyzer_find_speakers_taught (findings, prose, models, &model, NULL, NULL, cancellable, error);
}
