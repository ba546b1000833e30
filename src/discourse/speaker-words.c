/* speaker-words.c: what words tell of who somebody is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/speaker-words.h"

#include <string.h>

/* Longer words are none of these. */
#define WORD_MAX 32

typedef struct
{
  AnalyzerSpeakerWords  flags;
  const char           *words;
} List;

#define HONORIFIC ANALYZER_WORD_HONORIFIC
#define TITLE     ANALYZER_WORD_TITLE
#define PERSON    ANALYZER_WORD_PERSON
#define BODY      ANALYZER_WORD_BODY
#define DOCUMENT  ANALYZER_WORD_DOCUMENT
#define UTTERANCE ANALYZER_WORD_UTTERANCE
#define GROUP     ANALYZER_WORD_GROUP
#define QUANTITY  ANALYZER_WORD_QUANTITY
#define KIN       ANALYZER_WORD_KIN
#define FEMALE    ANALYZER_WORD_FEMALE
#define MALE      ANALYZER_WORD_MALE
#define SUFFIX    ANALYZER_WORD_SUFFIX
#define PARTICLE  ANALYZER_WORD_PARTICLE
#define PRESS     ANALYZER_WORD_PRESS
#define CANDIDATE ANALYZER_WORD_CANDIDATE
#define OFFICIAL  ANALYZER_WORD_OFFICIAL
#define SCHOLAR   ANALYZER_WORD_SCHOLAR

/* Singular forms in lower case, without a final stop. A word may stand in more
 * than one list. */
static const List lists[] = {
  { HONORIFIC | MALE, "mr mister sir lord monsieur herr señor senor sr. signor signore don dom sheikh shaikh shri sri "
                      "father fr brother hajji imam rabbi sayyid effendi bey pan gospodin meneer" },
  { HONORIFIC | FEMALE, "mrs ms miss mme madam madame mademoiselle mlle frau fräulein señora senora señorita senorita signora "
                        "signorina dame lady doña dona sister begum shrimati smt pani mevrouw mum ma'am" },
  { HONORIFIC, "mx dr prof hon rev reverend messrs datuk tun ustad dato" },
  { TITLE | PERSON | OFFICIAL,
    "president vice-president chancellor premier minister secretary undersecretary ambassador envoy consul governor gov "
    "mayor senator sen sens representative rep reps congressman congresswoman assemblyman assemblywoman councilman "
    "councilwoman councillor councilor alderman commissioner judge justice magistrate sheriff marshal attorney solicitor "
    "prosecutor speaker whip lawmaker legislator mp mep deputy delegate del chief director chairman chairwoman "
    "chairperson chair treasurer comptroller administrator superintendent inspector general gen colonel col major maj captain "
    "capt lieutenant lt sergeant sgt corporal cpl private pvt admiral adm commander cmdr brigadier commodore constable "
    "detective officer trooper agent senate-president taoiseach pres govs gens marine" },
  { TITLE | PERSON | OFFICIAL | MALE, "king prince emperor sultan emir pope cardinal archbishop bishop pastor monsignor "
                                      "ayatollah patriarch sheriff" },
  { TITLE | PERSON | OFFICIAL | FEMALE, "queen princess empress duchess countess baroness" },
  { TITLE | PERSON | OFFICIAL | MALE, "duke earl baron viscount" },
  { TITLE | PERSON | OFFICIAL, "committeeman committeewoman freeholder selectman selectwoman" },
  { TITLE | PERSON | SCHOLAR, "professor doctor coach dean provost" },
  { PERSON | MALE, "chairman congressman assemblyman councilman alderman spokesman businessman salesman fireman "
                   "policeman fisherman cameraman anchorman newsman gentleman man boy guy actor king prince hero host "
                   "waiter clergyman statesman congressman weatherman handyman countryman stockman tradesman "
                   "serviceman airman" },
  { PERSON | FEMALE, "chairwoman congresswoman assemblywoman councilwoman spokeswoman businesswoman policewoman "
                     "anchorwoman woman girl lady actress heiress queen princess hostess waitress mother-of-two nun "
                     "stewardess servicewoman heroine" },
  { PERSON | KIN | MALE, "husband father dad brother son uncle nephew grandfather grandson widower boyfriend stepfather "
                         "stepson father-in-law son-in-law brother-in-law groom" },
  { PERSON | KIN | FEMALE, "wife mother mom mum sister daughter aunt niece grandmother granddaughter widow girlfriend "
                           "stepmother stepdaughter mother-in-law daughter-in-law sister-in-law bride" },
  { PERSON | KIN, "spouse partner parent child cousin sibling fiancé fiancée fiance fiancee friend neighbor neighbour "
                  "roommate colleague classmate" },
  { PERSON | CANDIDATE, "candidate nominee front-runner frontrunner contender hopeful challenger incumbent rival opponent "
                        "republican democrat independent conservative liberal socialist libertarian billionaire mogul "
                        "tycoon magnate politician heir successor predecessor running-mate standard-bearer" },
  { PERSON | OFFICIAL, "official spokesperson spokesman spokeswoman aide adviser advisor staffer strategist operative "
                       "diplomat bureaucrat counsel consultant manager coordinator organizer organiser surrogate "
                       "representative insider intermediary negotiator regulator policymaker clerk secretary "
                       "chief-of-staff press-secretary member leader head boss deputy assistant emissary publicist "
                       "auditor watchdog ombudsman inspector" },
  { PERSON | SCHOLAR, "professor expert analyst scientist researcher scholar historian economist pollster lecturer "
                      "academic sociologist psychologist psychiatrist biologist physicist chemist engineer statistician "
                      "demographer political-scientist epidemiologist climatologist anthropologist archaeologist "
                      "philosopher theorist forecaster ecologist geologist virologist criminologist linguist surveyor "
                      "specialist" },
  { PERSON, "master headmaster harbourmaster warden curator bishop cellist violinist pianist keeper person someone somebody individual source reporter journalist columnist commentator author writer editor publisher "
            "correspondent anchor moderator interviewer blogger critic reviewer novelist poet playwright biographer "
            "photographer filmmaker producer director lawyer attorney litigator barrister solicitor plaintiff "
            "defendant suspect victim witness survivor juror accuser complainant patient doctor physician nurse surgeon "
            "pediatrician dentist therapist counselor counsellor pharmacist veterinarian teacher student pupil graduate "
            "principal tutor librarian coach player athlete striker midfielder goalkeeper defender quarterback pitcher "
            "batsman captain referee trainer jockey boxer golfer champion skipper driver pilot sailor soldier veteran "
            "guard officer detective investigator firefighter paramedic lifeguard worker employee employer employee "
            "laborer labourer farmer rancher fisher miner trucker mechanic electrician plumber carpenter builder "
            "contractor developer architect designer artist musician singer rapper guitarist drummer composer conductor "
            "dancer comedian comic magician chef cook baker bartender waiter owner co-owner founder co-founder "
            "entrepreneur executive ceo cfo coo cto shareholder investor banker trader broker financier economist "
            "accountant landlord tenant resident local citizen voter taxpayer immigrant migrant refugee tourist "
            "traveler traveller passenger commuter shopper customer client consumer user subscriber viewer listener "
            "reader fan follower supporter backer donor contributor benefactor philanthropist volunteer activist "
            "campaigner advocate protester protestor demonstrator organizer unionist dissident rebel militant "
            "terrorist gunman attacker shooter assailant killer murderer prisoner inmate detainee hostage captive "
            "escapee whistleblower informant spy operative priest minister pastor preacher evangelist rabbi imam monk "
            "nun believer christian muslim jew catholic hindu teenager teen youth adult kid baby toddler octogenarian pensioner retiree "
            "homeowner participant attendee guest host organiser visitor bystander onlooker passerby observer "
            "skeptic sceptic opponent proponent ally enemy foe adversary mentor protege beneficiary delegate elector "
            "superdelegate caucusgoer canvasser legislator ex-president ex-minister native newcomer outsider "
            "celebrity star icon legend laureate winner loser runner-up speaker narrator translator interpreter "
            "model actor star astronaut hacker programmer inventor manufacturer retailer grower breeder hunter angler "
            "surfer climber skier cyclist rider walker hiker swimmer diver runner" },
  { BODY, "campaign company corporation firm business bank group organization organisation agency department ministry bureau "
          "office administration government committee subcommittee commission council board panel tribunal court "
          "senate house congress parliament legislature assembly cabinet union association federation league "
          "foundation institute institution university college school academy center centre museum church diocese "
          "hospital clinic charity nonprofit party caucus coalition alliance team club squad army navy military force "
          "police-department embassy consulate authority network station channel newspaper paper magazine website "
          "site blog outlet publication journal publisher startup retailer manufacturer airline carrier automaker "
          "brewer lender insurer utility operator developer exchange fund pac super-pac lobby think-tank thinktank "
          "society consortium syndicate conglomerate subsidiary chain brand maker provider supplier state country "
          "nation city town county village regime kingdom republic empire monarchy presidency directorate secretariat "
          "delegation mission body chamber jury judiciary service corps unit division branch establishment "
          "ticket fbi cia nato un eu" },
  { BODY | PRESS, "newspaper paper magazine network station channel website site outlet broadcaster publication journal "
                  "blog tabloid daily weekly times post tribune herald gazette news press sentinel chronicle courier "
                  "telegraph inquirer examiner bulletin" },
  { DOCUMENT, "poll survey study report analysis review census data figure statistic research finding investigation audit "
              "document memo memorandum constitution law bill act statute regulation rule ruling decision opinion "
              "verdict indictment affidavit complaint lawsuit suit filing transcript record file dossier platform "
              "manifesto charter treaty agreement pact resolution textbook book article story column editorial essay "
              "paper obituary headline cover ad advertisement commercial video film movie documentary program "
              "programme show broadcast website page sign poster banner placard billboard letter email e-mail text "
              "message tweet post statement release communique notice warning order directive list chart map graph "
              "estimate forecast projection model index average experiment trial test tally count ballot amendment "
              "evidence dataset questionnaire assessment evaluation guideline guidance fact-check bible koran quran scripture" },
  { UTTERANCE, "statement remark comment word speech address letter email e-mail memo tweet post message text op-ed essay "
               "column article book memoir autobiography interview testimony argument claim assertion allegation "
               "accusation complaint lawsuit suit filing release announcement declaration response reply answer "
               "rebuttal criticism proposal plan call appeal demand request pledge promise warning threat question "
               "view opinion position stance belief contention suggestion admission confession apology explanation "
               "account version denial tirade rant sermon lecture toast monologue ad commercial video audio "
               "recording website page blog platform manifesto agenda decision ruling verdict dissent motion brief "
               "petition resolution report study poll survey analysis review estimate forecast lyrics song tune quote excerpt clip disclosure transcript commentary" },
  { GROUP, "police public crowd audience press media electorate staff staffers crew family couple team leadership rank-and-file "
           "base majority minority population community neighborhood neighbourhood generation opposition left right "
           "establishment clergy laity faculty jury people folk folks men women children authorities "
           "youth elderly military militia mob gang side sides camp world nation middle-class membership elite gop "
           "internet twitter congregation household citizenry workforce" },
  { QUANTITY, "nobody anyone anybody everybody slew constellation array host string batch collection pair trio bulk minority any some many most others other several few all both none each everyone everybody half third quarter number "
              "dozens scores hundreds thousands millions majority plurality minority percent % lot lots plenty "
              "handful couple group rest two three four five six seven eight nine ten more those these" },
  { SUFFIX, "jr sr ii iii iv esq phd ph.d md m.d qc kc obe mbe cbe" },
  { PARTICLE, "van von der den de del della di da dos das du la le al el bin ibn bint abu ben ter ten st af av zu" },
};

static GHashTable *
make_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto(GStrv) words = g_strsplit_set (lists[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          guint flags = GPOINTER_TO_UINT (g_hash_table_lookup (table, words[j])) | lists[i].flags;

          if (words[j][0] != '\0')
            g_hash_table_insert (table, g_strdup (words[j]), GUINT_TO_POINTER (flags));
        }
    }

  return table;
}

/**
 * analyzer_speaker_words_get:
 * @word: a word in lower case
 *
 * A stop at the end of @word does not count: `sen.` is `sen`. Of two words with
 * a hyphen the last one tells: `secretary-treasurer`.
 *
 * Returns: what the word tells, 0 for nothing
 */
AnalyzerSpeakerWords
analyzer_speaker_words_get (const char *word)
{
  static gsize table = 0;
  char bare[WORD_MAX];
  gsize length = strlen (word);
  const char *last;
  guint flags;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_table ());

  if (length > 0 && word[length - 1] == '.')
    length--;
  if (length == 0 || length >= sizeof bare)
    return 0;

  memcpy (bare, word, length);
  bare[length] = '\0';
  flags = GPOINTER_TO_UINT (g_hash_table_lookup ((GHashTable *) table, bare));
  last = strrchr (bare, '-');
  if (flags == 0 && last != NULL)
    flags = GPOINTER_TO_UINT (g_hash_table_lookup ((GHashTable *) table, last + 1)) & ~(guint) ANALYZER_WORD_SUFFIX;

  return flags;
}

/* Short and other forms of nouns for people, states and parties: the last word
 * of a line stands for those before it. */
static const char *const same[] = {
  "sen sens senator", "rep reps congressman congresswoman representative", "gov govs governor", "dr doctor",
  "prof professor", "gen general", "col colonel", "lt lieutenant", "capt captain", "sgt sergeant", "rev reverend",
  "pres potus president", "atty attorney", "spokesman spokeswoman spokesperson", "chairman chairwoman chairperson chair",
  "businesswoman businessman", "anchorman anchorwoman anchor", "policeman policewoman officer", "actress actor",
  "councilwoman councillor councilor councilman", "survey poll", "democratic dem dems democrat", "gop republicans republican",
  "suit lawsuit", "u.s. us usa american", "ala alabama", "ariz arizona", "ark arkansas", "calif california", "colo colorado",
  "conn connecticut", "del delaware", "fla florida", "ga georgia", "ill illinois", "ind indiana", "kan kansas",
  "ky kentucky", "la louisiana", "md maryland", "mass massachusetts", "mich michigan", "minn minnesota", "miss mississippi",
  "mo missouri", "mont montana", "neb nebraska", "nev nevada", "okla oklahoma", "ore oregon", "pa pennsylvania",
  "tenn tennessee", "tex texas", "vt vermont", "va virginia", "wash washington", "wis wisconsin", "wyo wyoming",
};

static GHashTable *
make_expansions (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_auto(GStrv) words = g_strsplit (same[i], " ", -1);
      guint last = g_strv_length (words) - 1;

      for (guint j = 0; j < last; j++)
        g_hash_table_insert (table, g_strdup (words[j]), g_strdup (words[last]));
    }

  return table;
}

/**
 * analyzer_speaker_words_expand:
 * @word: a noun in lower case, with or without a stop at its end
 *
 * Returns: the same word for all forms of a noun by which somebody may be
 *   mentioned again: `senator` for `sen.`; @word where it has no other form
 */
const char *
analyzer_speaker_words_expand (const char *word)
{
  static gsize table = 0;
  char bare[WORD_MAX];
  gsize length = strlen (word);
  const char *full;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_expansions ());

  full = g_hash_table_lookup ((GHashTable *) table, word);
  if (full != NULL || length < 2 || length >= sizeof bare || word[length - 1] != '.')
    return full != NULL ? full : word;

  memcpy (bare, word, length - 1);
  bare[length - 1] = '\0';
  full = g_hash_table_lookup ((GHashTable *) table, bare);

  return full != NULL ? full : word;
}

/**
 * analyzer_pronoun_get_sex:
 * @word: a word in lower case
 *
 * Returns: what it says of the sex of whom it means: 1 for a woman, -1 for a
 *   man, 0 where it is no such pronoun
 */
int
analyzer_pronoun_get_sex (const char *word)
{
  static const char *const women[] = { "she", "her", "hers", "herself", NULL };
  static const char *const men[] = { "he", "him", "his", "himself", NULL };

  /* Every word of an article is asked. */
  if (word[0] != 's' && word[0] != 'h')
    return 0;
  if (g_strv_contains (women, word))
    return 1;

  return g_strv_contains (men, word) ? -1 : 0;
}
