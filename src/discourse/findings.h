/* findings.h: what the analysis finds in an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/article.h"
#include "text/span.h"

G_BEGIN_DECLS

/**
 * AnalyzerQuoteType:
 * @ANALYZER_QUOTE_DIRECT: all of its content in quotation marks
 * @ANALYZER_QUOTE_MIXED: some of it
 * @ANALYZER_QUOTE_INDIRECT: none of it
 */
typedef enum
{
  ANALYZER_QUOTE_DIRECT,
  ANALYZER_QUOTE_MIXED,
  ANALYZER_QUOTE_INDIRECT,
} AnalyzerQuoteType;

/**
 * AnalyzerAct:
 * @ANALYZER_ACT_SPEECH: said
 * @ANALYZER_ACT_THOUGHT: believed, wanted, feared
 * @ANALYZER_ACT_WRITING: written, posted
 * @ANALYZER_ACT_DATA: shown by a poll, study or document
 */
typedef enum
{
  ANALYZER_ACT_SPEECH,
  ANALYZER_ACT_THOUGHT,
  ANALYZER_ACT_WRITING,
  ANALYZER_ACT_DATA,
} AnalyzerAct;

typedef enum
{
  ANALYZER_SPEAKER_PERSON,
  ANALYZER_SPEAKER_ORGANIZATION,
  ANALYZER_SPEAKER_GROUP,
  ANALYZER_SPEAKER_ANONYMOUS,
} AnalyzerSpeakerKind;

typedef enum
{
  ANALYZER_GENDER_UNKNOWN,
  ANALYZER_GENDER_FEMALE,
  ANALYZER_GENDER_MALE,
} AnalyzerGender;

/**
 * AnalyzerDissent:
 * @against: (element-type guint): ids of the speakers from whom it dissents
 * @prevailing: whether it dissents from the prevailing or official view
 * @about: (nullable): the opposed claim or plan, in the article's words
 * @marker: (element-type AnalyzerSpan): the words that show it
 * @explicit_: whether words in or around the quote show it
 * @confidence: from 0 to 1
 * @why: (nullable): a sentence that tells the strongest reasons
 */
typedef struct
{
  GArray   *against;
  gboolean  prevailing;
  char     *about;
  GArray   *marker;
  gboolean  explicit_;
  double    confidence;
  char     *why;
} AnalyzerDissent;

/**
 * AnalyzerQuote:
 * @id: unique in the article, from 1 on
 * @type: direct, mixed or indirect
 * @act: said, thought, written or shown
 * @source: (element-type AnalyzerSpan): who, as written there; may be empty
 * @cue: (element-type AnalyzerSpan): the words that attribute
 * @content: (element-type AnalyzerSpan): what
 * @speakers: (element-type guint): ids of who that is, empty where unknown
 * @dissent: (nullable): set where it is a dissenting view
 * @agrees: (element-type guint): ids of the speakers whose position it takes up
 * @confidence: from 0 to 1: how sure it is that this is a quote with these parts
 * @speaker_confidence: from 0 to 1: how sure the speaker is
 * @runners_up: (element-type guint): ids of the next likely speakers, best first
 * @why: (nullable): a sentence that tells why this speaker
 * @reasons: (nullable): a sentence that tells why it is a quote; not kept in a library
 *
 * One attribution.
 */
typedef struct
{
  guint              id;
  AnalyzerQuoteType  type;
  AnalyzerAct        act;
  GArray            *source;
  GArray            *cue;
  GArray            *content;
  GArray            *speakers;
  AnalyzerDissent   *dissent;
  GArray            *agrees;
  double             confidence;
  double             speaker_confidence;
  GArray            *runners_up;
  char              *why;
  char              *reasons;
} AnalyzerQuote;

/**
 * AnalyzerSpeaker:
 * @id: unique in the article, from 1 on
 * @name: the fullest form that the article gives, without title
 * @kind: person, organization, group or anonymous
 * @role: (nullable): as the article words it
 * @affiliation: (nullable): as the article words it
 * @role_span: where @role stands; empty where it is %NULL
 * @affiliation_span: where @affiliation stands; empty where it is %NULL
 * @aliases: (element-type utf8): other forms
 * @gender: as names, titles and pronouns tell
 * @mentions: (element-type AnalyzerSpan): where it is mentioned, in text order
 */
typedef struct
{
  guint                id;
  char                *name;
  AnalyzerSpeakerKind  kind;
  char                *role;
  char                *affiliation;
  AnalyzerSpan         role_span;
  AnalyzerSpan         affiliation_span;
  GPtrArray           *aliases;
  AnalyzerGender       gender;
  GArray              *mentions;
} AnalyzerSpeaker;

/**
 * AnalyzerDebate:
 * @id: unique in the article, from 1 on
 * @claim: what it is about, in the article's words
 * @claim_spans: (element-type AnalyzerSpan): where the claim stands
 * @claim_quote: the id of the quote that first states it, 0 for none
 * @holders: (element-type guint): ids of the speakers who hold it
 * @support: (element-type guint): ids of the quotes that support it
 * @dissent: (element-type guint): ids of the quotes that dissent from it
 *
 * A claim with those who hold, support and dissent from it.
 */
typedef struct
{
  guint   id;
  char   *claim;
  GArray *claim_spans;
  guint   claim_quote;
  GArray *holders;
  GArray *support;
  GArray *dissent;
} AnalyzerDebate;

/**
 * AnalyzerFindings:
 * @article: what was analysed
 * @quotes: (element-type AnalyzerQuote): in the order of the text
 * @speakers: (element-type AnalyzerSpeaker): in the order of their first mention
 * @debates: (element-type AnalyzerDebate): the weightiest first
 *
 * All that was found in one article. Reference counted; once the analysis has
 * handed it out it is not changed any more, so any thread may read it.
 */
typedef struct
{
  AnalyzerArticle *article;
  GPtrArray       *quotes;
  GPtrArray       *speakers;
  GPtrArray       *debates;

  /*< private >*/
  gatomicrefcount  ref_count;
} AnalyzerFindings;

#define ANALYZER_TYPE_FINDINGS (analyzer_findings_get_type ())
GType             analyzer_findings_get_type      (void);
AnalyzerFindings *analyzer_findings_new           (AnalyzerArticle  *article);
AnalyzerFindings *analyzer_findings_ref           (AnalyzerFindings *self);
void              analyzer_findings_unref         (AnalyzerFindings *self);
AnalyzerQuote    *analyzer_findings_add_quote     (AnalyzerFindings *self);
AnalyzerSpeaker  *analyzer_findings_add_speaker   (AnalyzerFindings *self,
                                                   const char       *name);
AnalyzerDebate   *analyzer_findings_add_debate    (AnalyzerFindings *self);
void              analyzer_findings_sort_quotes   (AnalyzerFindings *self);
AnalyzerQuote    *analyzer_findings_get_quote     (AnalyzerFindings *self,
                                                   guint             id);
AnalyzerSpeaker  *analyzer_findings_get_speaker   (AnalyzerFindings *self,
                                                   guint             id);
AnalyzerDissent  *analyzer_quote_add_dissent      (AnalyzerQuote    *self);
void              analyzer_quote_clear_views      (AnalyzerQuote    *self);
void              analyzer_ids_add                (GArray           *ids,
                                                   guint             id);
gboolean          analyzer_ids_contain            (GArray           *ids,
                                                   guint             id);

const char       *analyzer_quote_type_to_string   (AnalyzerQuoteType    type);
const char       *analyzer_act_to_string          (AnalyzerAct          act);
const char       *analyzer_speaker_kind_to_string (AnalyzerSpeakerKind  kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerFindings, analyzer_findings_unref)

G_END_DECLS
