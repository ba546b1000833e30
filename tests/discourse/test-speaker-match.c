/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "discourse/speaker-match.h"

typedef struct
{
  const char          *name;
  AnalyzerSpeakerKind  kind;
  AnalyzerGender       gender;
  const char          *role;
  const char          *text;
} Told;

typedef struct
{
  const char *name;
  Told        one;
  Told        other;
  double      least;
  double      most;
} Case;

#define PERSON ANALYZER_SPEAKER_PERSON
#define BODY   ANALYZER_SPEAKER_ORGANIZATION

static const Case cases[] = {
  { "same-name-and-role",
    { "Ingrid Solberg", PERSON, ANALYZER_GENDER_FEMALE, "harbour master", NULL },
    { "Ingrid Solberg", PERSON, ANALYZER_GENDER_UNKNOWN, "the harbour master of Vardal", NULL }, 0.9, 1 },
  { "same-name-other-role",
    { "Ingrid Solberg", PERSON, ANALYZER_GENDER_FEMALE, "harbour master", NULL },
    { "Ingrid Solberg", PERSON, ANALYZER_GENDER_FEMALE, "cellist", NULL }, 0.5, 0.85 },
  { "accents", { "José Muñoz", PERSON, 0, NULL, NULL }, { "Jose Munoz", PERSON, 0, NULL, NULL }, 0.8, 1 },
  { "nickname", { "William Hale", PERSON, 0, "fisher", NULL }, { "Bill Hale", PERSON, 0, "fisher", NULL }, 0.8, 1 },
  { "initial", { "W. Hale", PERSON, 0, NULL, NULL }, { "William Hale", PERSON, 0, NULL, NULL }, 0.5, 0.8 },
  { "surname-only", { "Hale", PERSON, 0, NULL, NULL }, { "William Hale", PERSON, 0, NULL, NULL }, 0.1, 0.5 },
  { "other-first-name", { "Tom Hale", PERSON, 0, NULL, NULL }, { "William Hale", PERSON, 0, NULL, NULL }, 0, 0 },
  { "other-middle-name", { "Tom A. Hale", PERSON, 0, NULL, NULL }, { "Tom B. Hale", PERSON, 0, NULL, NULL }, 0, 0 },
  { "father-and-son", { "Tom Hale Jr.", PERSON, 0, NULL, NULL }, { "Tom Hale Sr.", PERSON, 0, NULL, NULL }, 0, 0 },
  { "other-sex",
    { "Robin Hale", PERSON, ANALYZER_GENDER_FEMALE, NULL, NULL },
    { "Robin Hale", PERSON, ANALYZER_GENDER_MALE, NULL, NULL }, 0, 0 },
  { "same-subject",
    { "Hale", PERSON, 0, NULL, "The ferry to the islands stopped sailing, Hale said, because harbour dues doubled." },
    { "Tom Hale", PERSON, 0, NULL, "Tom Hale wants the islands’ ferry sailing again and lower harbour dues." }, 0.5, 1 },
  { "body", { "the World Health Organization", BODY, 0, NULL, NULL },
    { "World Health Organization", BODY, 0, NULL, NULL }, 0.9, 1 },
  { "other-body", { "Harbour Board", BODY, 0, NULL, NULL }, { "School Board", BODY, 0, NULL, NULL }, 0, 0 },
  { "group", { "residents", ANALYZER_SPEAKER_GROUP, 0, NULL, NULL },
    { "residents", ANALYZER_SPEAKER_GROUP, 0, NULL, NULL }, 0, 0 },
  { "kinds", { "Solberg", PERSON, 0, NULL, NULL }, { "Solberg", BODY, 0, NULL, NULL }, 0, 0 },
  { "no-letters", { "—", PERSON, 0, NULL, NULL }, { "—", PERSON, 0, NULL, NULL }, 0, 0 },
};

static AnalyzerSpeakerProfile *
make_profile (const Told *told)
{
  const char *text = told->text != NULL ? told->text : told->name;
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("test", "text", bytes);
  g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
  AnalyzerSpeaker *speaker = analyzer_findings_add_speaker (findings, told->name);
  const char *place = strstr (text, told->name);

  speaker->kind = told->kind;
  speaker->gender = told->gender;
  speaker->role = g_strdup (told->role);
  g_assert_nonnull (place);
  analyzer_spans_add (speaker->mentions, place - text, place - text + strlen (told->name));

  return analyzer_speaker_profile_new (findings, speaker);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(AnalyzerSpeakerProfile) one = make_profile (&c->one);
  g_autoptr(AnalyzerSpeakerProfile) other = make_profile (&c->other);
  double match = analyzer_speaker_profile_match (one, other);

  g_assert_cmpfloat (match, >=, c->least);
  g_assert_cmpfloat (match, <=, c->most);
  g_assert_cmpfloat_with_epsilon (match, analyzer_speaker_profile_match (other, one), 1e-9);
  if (match > 0)
    g_assert_cmpstr (one->key, ==, other->key);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/discourse/speaker-match/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
