/* speaker-match.h: whether the speakers of two articles are the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "discourse/findings.h"

G_BEGIN_DECLS

/**
 * AnalyzerSpeakerProfile:
 * @key: what all speakers who may be the same have alike, to look them up by;
 *   %NULL for those who have no name and so are never known again
 * @name: the fullest name, folded
 * @kind: what it is
 * @gender: as the article tells
 * @role_words: (element-type guint32): hashes of the words of role and
 *   affiliation, sorted
 * @context_words: (element-type guint32): hashes of the words around the
 *   mentions, sorted
 *
 * What one article tells of a speaker, to find it again in others.
 */
typedef struct
{
  char                *key;
  char                *name;
  AnalyzerSpeakerKind  kind;
  AnalyzerGender       gender;
  GArray              *role_words;
  GArray              *context_words;
} AnalyzerSpeakerProfile;

AnalyzerSpeakerProfile *analyzer_speaker_profile_new   (const AnalyzerFindings       *findings,
                                                        const AnalyzerSpeaker        *speaker);
void                    analyzer_speaker_profile_free  (AnalyzerSpeakerProfile       *self);
double                  analyzer_speaker_profile_match (const AnalyzerSpeakerProfile *a,
                                                        const AnalyzerSpeakerProfile *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalyzerSpeakerProfile, analyzer_speaker_profile_free)

G_END_DECLS
