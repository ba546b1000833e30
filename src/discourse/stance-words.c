/* stance-words.c: words with which people take sides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/stance-words.h"

#include <string.h>

/* Base forms; analyzer_stance_of_word() takes off endings. An underscore joins
 * the words of a phrase. British and American spellings both stand here. */
static const struct
{
  guint       stance;
  const char *words;
} lists[] = {
  { ANALYZER_STANCE_DENY,
    "deny denied denies denying denial refute rebut dispute contradict disavow disown repudiate gainsay rebuttal disclaim "
    "dismiss dismissal contest debunk discredit disprove negate disbelieve nothing_of_the_kind nothing_of_the_sort "
    "brush_aside brush_off shrug_off wave_away wave_off play_down downplay downplayed downplaying pooh-pooh scotch "
    "saw_it_differently see_it_differently sees_it_differently told_another_story tell_another_story "
    "tells_a_different_story tell_a_different_story told_a_different_story" },
  { ANALYZER_STANCE_REJECT,
    "reject rejection refuse refusal rebuff spurn disallow veto overrule overturn disqualify block turn_down "
    "turned_down rule_out ruled_out strike_down struck_down walk_away walk_out pull_out pulled_out shoot_down shot_down "
    "vote_down voted_down stay quash no_merit" },
  { ANALYZER_STANCE_CRITICISE,
    "criticise criticize criticism critique slam blast accuse accusation attack condemn condemnation decry denounce denunciation "
    "lambast lambaste lash rip bash blame mock mockery ridicule scold rebuke chide berate deride fault hammer castigate censure "
    "deplore assail savage skewer scoff sneer jeer taunt excoriate pillory vilify malign disparage belittle lament bemoan "
    "upbraid reprimand admonish impugn indict pan trash needle goad chastise chastize rail rant fume allege lampoon insult "
    "finger-pointing hit_out hits_out lash_out took_aim take_aim takes_aim taking_aim take_a_swipe took_a_swipe call_out "
    "called_out tear_into tore_into pulled_up pull_up ripped_into lit_into went_after go_after going_after take_to_task "
    "took_to_task critical_of scathing diatribe broadside swipe barb gripe grumble carp eviscerate find_fault finds_fault "
    "found_fault poke_holes poked_holes poking_holes pour_scorn poured_scorn heap_scorn heaped_scorn dressed_down dressing-down" },
  { ANALYZER_STANCE_OPPOSE,
    "oppose opposition resist resistance object protest counter combat defy defiance sue lawsuit boycott disagree disagreement "
    "dissent balk baulk disapprove disapproval clash contend fight resent abhor detest voted_against vote_against votes_against "
    "voting_against stand_against stood_against come_out_against came_out_against take_issue took_issue takes_issue "
    "at_odds part_ways broke_with break_with breaks_with breaking_with parted_company push_back pushes_back pushed_back pushing_back "
    "hold_out argue_against argued_against campaign_against campaigned_against speak_out spoke_out speaking_out bristle recoil opposed_to not_buying n't_buying n’t_buying not_everyone_agreed "
    "not_everyone_agrees not_everyone not_everybody not_all_agree few_shared" },
  { ANALYZER_STANCE_WARN,
    "warn warning caution fear alarm concern worry concerned worried alarmed fearful urge_caution urged_caution "
    "sound_the_alarm sounded_the_alarm raise_concern raised_concern raised_concerns" },
  { ANALYZER_STANCE_DOUBT,
    "doubt questioned questioning sceptical skeptical scepticism skepticism sceptic skeptic dubious doubtful suspicious suspicion unconvinced "
    "mistrust distrust challenge wonder misgiving reservation incredulous incredulity disbelief unimpressed "
    "cast_doubt casts_doubt casting_doubt call_into_question called_into_question pour_cold_water poured_cold_water "
    "not_convinced not_persuaded remain_to_be_seen remains_to_be_seen think_twice raise_questions raised_questions "
    "raising_questions raises_questions raise_eyebrows raised_eyebrows" },
  { ANALYZER_STANCE_REPLY,
    "retort riposte counter respond response reply rejoin rejoinder retaliate hit_back hits_back hitting_back fire_back fired_back "
    "fires_back firing_back shoot_back shot_back strike_back struck_back clap_back clapped_back fight_back fought_back "
    "turn_the_tables" },
  { ANALYZER_STANCE_DEFEND,
    "defend defence defense insist maintain justify vindicate rationalise rationalize stand_by stood_by stands_by standing_by "
    "reaffirm double_down doubled_down doubling_down stick_to stuck_to sticking_to" },
  { ANALYZER_STANCE_CONCEDE,
    "admit concede acknowledge confess own_up apologise apologize apology regret grant accept backtrack retract walk_back "
    "walked_back" },
  { ANALYZER_STANCE_AGREE,
    "agree agreement echo reiterate concur corroborate confirm back endorse endorsement welcome praise applaud hail salute commend "
    "support second laud celebrate cheer champion approve approval side_with sided_with join_in chime_in chimed_in share_the_view "
    "shared_the_view shares_the_view made_the_same_point make_the_same_point makes_the_same_point same_view same_assertion "
    "same_argument same_point lend_support lent_support voice_support voiced_support likewise" },
  { ANALYZER_STANCE_BAD,
    "wrong wrongly wrongheaded absurd absurdity ridiculous nonsense nonsensical disaster disastrous shameful shame disgrace "
    "disgraceful disgraced outrageous outrage outraged irresponsible irresponsibly reckless recklessly recklessness dangerous "
    "dangerously unfair unfairly unacceptable terrible terribly awful horrible horribly horrific unfit unqualified laughable joke "
    "fanciful far-fetched mistake mistaken flawed hypocrisy hypocrite hypocritical corrupt corruption crooked rigged racist racism "
    "bigot bigoted bigotry sexist sexism misogynist misogynistic misogyny xenophobic xenophobia divisive illegal illegally unlawful "
    "unlawfully unconstitutional undemocratic un-american naive naivety stupid stupidity foolish foolishly folly insane insanity "
    "crazy ludicrous preposterous farce farcical sham scandal scandalous crime criminal unjust injustice inadequate insufficient "
    "harmful cruel cruelty inhumane heartless callous disappointing disappointed disappointment disturbing disturbed troubling "
    "troubled alarming appalling appalled atrocious abysmal pathetic weak weakness incompetent incompetence inexcusable "
    "indefensible unforgivable unprecedented unethical immoral immorality inappropriate offensive repugnant repulsive vile "
    "despicable deplorable abhorrent disgusting disgusted sickening sick ugly nasty vicious hateful hate petty mean cowardly coward "
    "cynical cynically selfish greedy greed arrogant arrogance ignorant ignorance clueless erratic unstable unhinged "
    "temperament incoherent inconsistent contradictory confused confusing misguided ill-advised ill-conceived short-sighted "
    "shortsighted counterproductive unworkable unrealistic impossible implausible impractical unnecessary needless needlessly "
    "pointless useless worthless meaningless hollow empty costly expensive wasteful excessive extreme extremist radical "
    "heavy-handed high-handed highhanded draconian authoritarian dictator dictatorial tyranny fascist catastrophe catastrophic "
    "calamity nightmare mess chaos chaotic debacle fiasco failure failed travesty tragedy tragic insulting worse worst poor "
    "poorly bad badly unwise unhelpful unwelcome unwarranted unjustified unreasonable untenable untrustworthy "
    "suspect tone-deaf out-of-touch hysterical shock shocking shocked sad saddened angry furious fury anger upset "
    "embarrassment embarrassing embarrassed humiliating ill-prepared unprepared disqualifying beyond_the_pale too_far too_late "
    "too_little too_soon too_early too_much not_enough not_good_enough no_business no_justification no_excuse no_place "
    "out_of_touch out_of_line out_of_control wide_of_the_mark a_joke no_sense anti-people "
    "vandalism robbery nonsense betrayal insult gimmick stunt ploy trap mockery travesty sellout sell-out giveaway afterthought "
    "scapegoating hysteria alarmist extortion blackmail bribery bribe theft overkill indecent unlivable unsafe unsustainable "
    "unaffordable unnatural unworthy unsound unpopular undeserved unconvincing implausibly dubious murky shady sloppy lazy "
    "toothless spineless gutless clumsy crass vulgar obscene grotesque outdated archaic obsolete discriminatory intolerant "
    "oppressive abusive exploitative predatory punitive vindictive barbaric savage brutal brutality ruthless "
    "slap_in_the_face kick_in_the_teeth kept_in_the_dark left_in_the_dark wishful_thinking pie_in_the_sky hot_air "
    "not_worth no_use nothing_but lip_service fig_leaf red_herring double_standard double_standards on_the_cheap "
    "out_of_proportion by_another_name in_bad_faith bad_faith second-class missed_the_point miss_the_point "
    "rubbish hogwash bunk bunkum baloney claptrap poppycock balderdash drivel tosh unhappy dissatisfied frustrated frustrating "
    "frustration displeased dismay dismayed aghast baffling the_last_thing a_step_backwards step_backward going_backwards" },
  { ANALYZER_STANCE_FALSE,
    "false falsely falsehood untrue lie lies lied lying liar bogus hoax baseless unfounded groundless myth fabricate fabrication "
    "fiction fictional inaccurate inaccurately inaccuracy incorrect incorrectly mislead misleading misled mischaracterize "
    "mischaracterise mischaracterization misrepresent misrepresentation misstate misstatement misinterpret misinterpretation "
    "misunderstand misquote distort distortion exaggerate exaggeration manipulate manipulation smear slander libel defamatory "
    "defamation deceive deceit deceitful deception deceptive dishonest dishonesty disingenuous fake phony phoney fraud fraudulent "
    "unsubstantiated unproven unverified unsupported trick deny cover-up doctored invent made_up make_up no_evidence no_proof "
    "no_truth no_basis not_true far_from_it far_from no_way no_such out_of_context conspiracy propaganda spin fearmongering "
    "scaremongering so-called supposedly purported purportedly" },
  { ANALYZER_STANCE_HARM,
    "hurt harm damage destroy destruction ruin undermine threaten threat weaken jeopardise jeopardize endanger cripple kill wreck "
    "devastate fail ignore betray betrayal exploit abuse offend violate violation break cheat steal rob punish harass bully "
    "intimidate suppress discriminate disenfranchise deprive burden backfire worsen exacerbate erode cost inflame incite stoke "
    "divide demonise demonize stigmatize stigmatise scapegoat alienate disrespect degrade demean denigrate abandon neglect "
    "squander waste mismanage bungle botch cave surrender pander hide conceal evade dodge duck trample hand_over strip sabotage "
    "politicise politicize weaponize weaponise" },
  { ANALYZER_STANCE_GOOD,
    "right good great excellent wonderful fantastic terrific proud pleased delighted glad grateful thankful thank honor honour "
    "honored honoured best better strong success successful progress important necessary fair balanced sensible wise smart brave "
    "courage courageous honest honesty truth true accurate correct correctly historic remarkable impressive effective hope hopeful "
    "confident optimistic encourage encouraging congratulate love admire respect trust qualified decent overdue" },
  { ANALYZER_STANCE_NOT,
    "not n't n’t no never none nothing nobody neither nor cannot hardly barely scarcely without no_one nowhere" },
  { ANALYZER_STANCE_CONTRAST,
    "but however yet although though despite whereas nevertheless nonetheless instead contrary conversely rather notwithstanding "
    "contrast still even_so on_the_other_hand on_the_other_side for_its_part for_his_part for_her_part for_their_part "
    "on_the_contrary in_contrast by_contrast in_spite_of having_said_that that_said at_the_same_time unlike regardless" },
  { ANALYZER_STANCE_LIKEWISE,
    "similar similarly same also likewise too too_, another other further equally as_well" },
  { ANALYZER_STANCE_OPPONENT,
    "critic opponent rival sceptic skeptic detractor challenger dissenter adversary foe naysayer doubter opposition "
    "protester protestor demonstrator campaigner activist" },
  { ANALYZER_STANCE_SUPPORTER, "supporter backer ally advocate proponent loyalist defender surrogate fan" },
  { ANALYZER_STANCE_CLAIM,
    "claim allegation plan proposal idea notion suggestion assertion argument decision move policy comment remark charge theory "
    "report bill law scheme approach stance statement view position deal offer version rhetoric attack ad ban order ruling tax "
    "hike cut narrative talk story finding result conclusion study poll strategy agenda behaviour behavior conduct action "
    "treatment handling response refusal nomination candidacy campaign tweet speech accusation criticism insinuation perception "
    "pact treaty settlement verdict judgment judgement closure step reform measure legislation project campaign tactic" },
  { ANALYZER_STANCE_CONTENTION,
    "backlash objection outcry uproar pushback controversy furore furor dissatisfaction discontent unease disquiet unrest "
    "recrimination ire wrath rift feud row spat disapproval denial rebuke complaint complain opprobrium scorn contempt disdain "
    "derision opposition scepticism skepticism misgiving grievance antipathy hostility" },
  { ANALYZER_STANCE_MUST, "should must ought need deserve shouldn’t shouldn't mustn’t mustn't needs_to" },
  { ANALYZER_STANCE_LABEL, "call label brand dub describe term characterise characterize deem liken compare portray paint depict" },
};

#define PHRASE_MAX 5

/* word -> stances; and for the first word of a phrase the phrases it opens. */
static GHashTable *word_table;
static GHashTable *phrase_table;

/* As it is, and with each of three endings. */
#define N_FORMS 4

static void
add_phrase (char  *phrase,
            guint  stance)
{
  char **words = g_strsplit (phrase, "_", PHRASE_MAX);
  GPtrArray *phrases = g_hash_table_lookup (phrase_table, words[0]);
  char **entry = g_new0 (char *, g_strv_length (words) + 2);

  if (phrases == NULL)
    {
      phrases = g_ptr_array_new ();
      g_hash_table_insert (phrase_table, words[0], phrases);
    }

  /* The stance stands in front of the words. */
  entry[0] = GUINT_TO_POINTER (stance);
  memcpy (entry + 1, words, g_strv_length (words) * sizeof (char *));
  g_free (words);
  g_ptr_array_add (phrases, entry);
}

static void
ensure_tables (void)
{
  static gsize initialised = 0;

  if (!g_once_init_enter (&initialised))
    return;

  word_table = g_hash_table_new (g_str_hash, g_str_equal);
  phrase_table = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      char **words = g_strsplit (lists[i].words, " ", -1);

      for (char **word = words; *word != NULL; word++)
        {
          if (strchr (*word, '_') != NULL)
            {
              add_phrase (*word, lists[i].stance);
              g_free (*word);
            }
          else
            {
              gpointer stances = g_hash_table_lookup (word_table, *word);

              /* A word of several lists keeps the key of the first. */
              if (!g_hash_table_insert (word_table, *word, GUINT_TO_POINTER (GPOINTER_TO_UINT (stances) | lists[i].stance)))
                g_free (*word);
            }
        }

      g_free (words);
    }

  g_once_init_leave (&initialised, 1);
}

static guint
look_up (const char *stem,
         gsize       length,
         const char *ending)
{
  char buffer[40];

  if (length == 0 || length + strlen (ending) + 1 > sizeof buffer)
    return 0;

  memcpy (buffer, stem, length);
  strcpy (buffer + length, ending);

  return GPOINTER_TO_UINT (g_hash_table_lookup (word_table, buffer));
}

/**
 * analyzer_stance_of_word:
 * @word: a word in lower case, inflected or not
 *
 * Looks a word up, also without the endings of the English plural, past tense
 * and participles, whose spelling rules (doubled consonant, dropped e, y to i)
 * it undoes.
 *
 * Returns: the ways in which it shows a stance, AnalyzerStance bits
 */
guint
analyzer_stance_of_word (const char *word)
{
  gsize length = strlen (word);
  guint stances;

  ensure_tables ();

  stances = look_up (word, length, "");
  if (stances != 0 || length < 4 || length > 24)
    return stances;

  if (g_str_has_suffix (word, "ies"))
    return look_up (word, length - 3, "y");
  if (g_str_has_suffix (word, "ied"))
    return look_up (word, length - 3, "y");

  if (word[length - 1] == 's')
    {
      stances = look_up (word, length - 1, "");
      if (stances == 0 && word[length - 2] == 'e')
        stances = look_up (word, length - 2, "");
      return stances;
    }

  for (guint i = 0; i < 2; i++)
    {
      static const char * const endings[] = { "ed", "ing" };
      gsize cut = strlen (endings[i]);

      if (!g_str_has_suffix (word, endings[i]) || length < cut + 3)
        continue;

      stances = look_up (word, length - cut, "");
      if (stances == 0)
        stances = look_up (word, length - cut, "e");
      if (stances == 0 && word[length - cut - 1] == word[length - cut - 2])
        stances = look_up (word, length - cut - 1, "");
      return stances;
    }

  return 0;
}

static gboolean
is_form_of (const char *word,
            const char *base)
{
  gsize length = strlen (base);

  if (g_str_equal (word, base))
    return TRUE;

  /* 'push back' also takes 'pushes back', 'pushed back' and 'pushing back'. */
  if (length < 4)
    return FALSE;
  if (base[length - 1] == 'e')
    length--;
  if (strncmp (word, base, length) != 0)
    return FALSE;
  word += length;

  return g_str_equal (word, "s") || g_str_equal (word, "es") || g_str_equal (word, "ed") || g_str_equal (word, "ing");
}

/* The phrases that begin with the form @form of their first word, NULL where it
 * has no such form. */
static GPtrArray *
get_phrases (const char *word,
             guint       form)
{
  static const char * const endings[] = { "", "s", "ed", "ing" };
  char first[40];
  gsize size = strlen (word), cut = strlen (endings[form]);

  if (size >= sizeof first || size <= cut || !g_str_has_suffix (word, endings[form]))
    return NULL;

  memcpy (first, word, size - cut);
  first[size - cut] = '\0';

  return g_hash_table_lookup (phrase_table, first);
}

/**
 * analyzer_stance_begins_phrase:
 * @word: a word in lower case
 *
 * Returns: whether analyzer_stance_of_phrase() knows a phrase that may begin
 *   with it
 */
gboolean
analyzer_stance_begins_phrase (const char *word)
{
  ensure_tables ();
  for (guint form = 0; form < N_FORMS; form++)
    if (get_phrases (word, form) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * analyzer_stance_of_phrase:
 * @words: (array length=n_words): words in lower case that follow each other
 * @n_words: how many
 * @length: (out): how many of them make up the phrase
 *
 * Looks for a phrase of two words or more that begins with the first of
 * @words; the longest one counts.
 *
 * Returns: the ways in which the phrase shows a stance, 0 where there is none
 */
guint
analyzer_stance_of_phrase (const char * const *words,
                           guint               n_words,
                           guint              *length)
{
  guint stances = 0;

  ensure_tables ();
  *length = 0;

  for (guint form = 0; form < N_FORMS && n_words > 0; form++)
    {
      GPtrArray *phrases = get_phrases (words[0], form);

      for (guint i = 0; phrases != NULL && i < phrases->len; i++)
        {
          char **entry = g_ptr_array_index (phrases, i);
          guint n = g_strv_length (entry + 1), j;

          if (n > n_words || n < *length || !is_form_of (words[0], entry[1]))
            continue;
          for (j = 1; j < n && g_str_equal (words[j], entry[j + 1]); j++)
            ;
          if (j < n)
            continue;

          if (n > *length)
            stances = 0;
          *length = n;
          stances |= GPOINTER_TO_UINT (entry[0]);
        }
    }

  return stances;
}
