/* training.h: what all trainings share: where things are, what was made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "language/model-writer.h"
#include "training/treebank.h"
#include "training/view-labels.h"

G_BEGIN_DECLS

/**
 * AnalyzerTraining:
 * @corpus: the folder of the corpora
 * @output: the folder that gets the models; a training reads from it those of
 *   the trainings before
 * @vectors: (nullable): a file of word vectors
 * @labels: (nullable): a file that tells who dissents in articles of which the
 *   corpora don't; %NULL for the one that comes with the program
 * @base: (nullable): the folder of the models that @output lacks
 * @without: the fold whose articles are not learned from, %ANALYZER_NO_FOLD
 *   where all are
 *
 * One run of the trainer.
 */
typedef struct
{
  char      *corpus;
  char      *output;
  char      *vectors;
  char      *labels;
  char      *base;
  guint      without;

  /*< private >*/
  GPtrArray      *parts[ANALYZER_N_PARTS];
  AnalyzerModels *models_without[ANALYZER_N_FOLDS];
  gboolean        tagged;
} AnalyzerTraining;

void            analyzer_training_init               (AnalyzerTraining        *self,
                                                      const char              *corpus,
                                                      const char              *output);
void            analyzer_training_clear              (AnalyzerTraining        *self);

GPtrArray      *analyzer_training_get_part           (AnalyzerTraining        *self,
                                                      AnalyzerPart             part,
                                                      GError                 **error);
gboolean        analyzer_training_save               (AnalyzerTraining        *self,
                                                      const char              *name,
                                                      AnalyzerModelWriter     *writer,
                                                      const char              *made_of,
                                                      const char              *figures,
                                                      GError                 **error);

AnalyzerModels *analyzer_training_get_models         (AnalyzerTraining        *self,
                                                      GError                 **error);
AnalyzerModels *analyzer_training_get_models_for     (AnalyzerTraining        *self,
                                                      const char              *article,
                                                      GError                 **error);
AnalyzerModels *analyzer_training_get_models_without (AnalyzerTraining        *self,
                                                      guint                    fold,
                                                      GError                 **error);
AnalyzerViewLabels *
                analyzer_training_load_labels        (const AnalyzerTraining  *self,
                                                      GError                 **error);
void            analyzer_training_forget_models      (AnalyzerTraining        *self);
char           *analyzer_training_dup_fold_folder    (const AnalyzerTraining  *self,
                                                      guint                    fold);

/* Which half of the documents one belongs to, and all but those of a half. */
guint           analyzer_training_get_half           (guint                    tree);
GPtrArray      *analyzer_training_leave_out_half     (GPtrArray               *trees,
                                                      guint                    half);

/* A training makes a model; an evaluation prints its figures to @figures. */
gboolean        analyzer_train_meanings      (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_meanings   (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_hints         (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_hints      (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_tagger        (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_tagger     (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_namer         (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_namer      (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);

gboolean        analyzer_train_lemmatiser    (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_lemmatiser (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_speakers      (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_speakers   (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_views         (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_views      (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);

gboolean        analyzer_train_attribution   (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_attribution (AnalyzerTraining    *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_reranker      (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_reranker   (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_first_names   (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_first_names (AnalyzerTraining    *training,
                                              GString              *figures,
                                              GError              **error);

gboolean        analyzer_train_parser        (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_parser     (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);
gboolean        analyzer_train_folds         (AnalyzerTraining     *training,
                                              GError              **error);
gboolean        analyzer_evaluate_folds      (AnalyzerTraining     *training,
                                              GString              *figures,
                                              GError              **error);

gboolean        analyzer_training_label      (const AnalyzerTree   *tree,
                                              AnalyzerModels       *models,
                                              GError              **error);

/* Gives the words of the training part tags as the tagger gives them to
 * articles that it has not seen. */
gboolean        analyzer_training_tag        (AnalyzerTraining     *training,
                                              GError              **error);

G_END_DECLS
