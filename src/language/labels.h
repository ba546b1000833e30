/* labels.h: the labels that words carry: tags, names, relations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Penn Treebank part-of-speech tags (Santorini 1990; HYPH, NFP and the like of
 * OntoNotes are folded into these). */
#define ANALYZER_TAGS(X) \
  X (NONE, "") X (CC, "CC") X (CD, "CD") X (DT, "DT") X (EX, "EX") X (FW, "FW") X (IN, "IN") X (JJ, "JJ") \
  X (JJR, "JJR") X (JJS, "JJS") X (LS, "LS") X (MD, "MD") X (NN, "NN") X (NNS, "NNS") X (NNP, "NNP") \
  X (NNPS, "NNPS") X (PDT, "PDT") X (POS, "POS") X (PRP, "PRP") X (PRP_POSS, "PRP$") X (RB, "RB") \
  X (RBR, "RBR") X (RBS, "RBS") X (RP, "RP") X (SYM, "SYM") X (TO, "TO") X (UH, "UH") X (VB, "VB") \
  X (VBD, "VBD") X (VBG, "VBG") X (VBN, "VBN") X (VBP, "VBP") X (VBZ, "VBZ") X (WDT, "WDT") X (WP, "WP") \
  X (WP_POSS, "WP$") X (WRB, "WRB") X (COMMA, ",") X (STOP, ".") X (COLON, ":") X (OPEN, "``") \
  X (CLOSE, "''") X (LRB, "-LRB-") X (RRB, "-RRB-") X (DOLLAR, "$") X (HASH, "#")

/* Kinds of names and figures. */
#define ANALYZER_NAMES(X) \
  X (NONE, "O") X (PERSON, "PERSON") X (ORGANIZATION, "ORGANIZATION") X (LOCATION, "LOCATION") \
  X (MISC, "MISC") X (DATE, "DATE") X (TIME, "TIME") X (DURATION, "DURATION") X (SET, "SET") \
  X (NUMBER, "NUMBER") X (ORDINAL, "ORDINAL") X (MONEY, "MONEY") X (PERCENT, "PERCENT")

/* Universal Dependencies, version 2, with the subtypes that tell something
 * about who says what. */
#define ANALYZER_RELATIONS(X) \
  X (NONE, "") X (ROOT, "root") X (NSUBJ, "nsubj") X (NSUBJ_PASS, "nsubj:pass") X (CSUBJ, "csubj") \
  X (OBJ, "obj") X (IOBJ, "iobj") X (CCOMP, "ccomp") X (XCOMP, "xcomp") X (OBL, "obl") \
  X (OBL_AGENT, "obl:agent") X (OBL_UNMARKED, "obl:unmarked") X (ADVCL, "advcl") X (ADVMOD, "advmod") \
  X (AUX, "aux") X (AUX_PASS, "aux:pass") X (COP, "cop") X (MARK, "mark") X (CASE, "case") \
  X (DET, "det") X (NUMMOD, "nummod") X (AMOD, "amod") X (NMOD, "nmod") X (NMOD_POSS, "nmod:poss") \
  X (APPOS, "appos") X (ACL, "acl") X (ACL_RELCL, "acl:relcl") X (COMPOUND, "compound") \
  X (COMPOUND_PRT, "compound:prt") X (FLAT, "flat") X (FIXED, "fixed") X (CONJ, "conj") X (CC, "cc") \
  X (EXPL, "expl") X (DISCOURSE, "discourse") X (VOCATIVE, "vocative") X (PARATAXIS, "parataxis") \
  X (DEP, "dep") X (PUNCT, "punct")

typedef enum
{
#define X(name, text) ANALYZER_TAG_##name,
  ANALYZER_TAGS (X)
#undef X
  ANALYZER_N_TAGS
} AnalyzerTag;

typedef enum
{
#define X(name, text) ANALYZER_NAME_##name,
  ANALYZER_NAMES (X)
#undef X
  ANALYZER_N_NAMES
} AnalyzerName;

typedef enum
{
#define X(name, text) ANALYZER_RELATION_##name,
  ANALYZER_RELATIONS (X)
#undef X
  ANALYZER_N_RELATIONS
} AnalyzerRelation;

const char       *analyzer_tag_to_string        (AnalyzerTag       tag);
AnalyzerTag       analyzer_tag_from_string      (const char       *text);
gboolean          analyzer_tag_is_verb          (AnalyzerTag       tag);
gboolean          analyzer_tag_is_finite        (AnalyzerTag       tag);
gboolean          analyzer_tag_is_noun          (AnalyzerTag       tag);
const char       *analyzer_name_to_string       (AnalyzerName      name);
AnalyzerName      analyzer_name_from_string     (const char       *text);
const char       *analyzer_relation_to_string   (AnalyzerRelation  relation);
AnalyzerRelation  analyzer_relation_from_string (const char       *text);

G_END_DECLS
