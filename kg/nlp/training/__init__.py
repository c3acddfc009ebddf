"""Training of the bundled English news model, from raw data folders to packaged weights.

    python -m kg.nlp.training DATA_FOLDER --news tests/gold/news [--resume] [--device cuda]

needs the extra `[train]`. `DATA_FOLDER` holds `treebank/`, `ner/`, `events/`, `time/` and `uds/`. A step is a batch
of about 1,800 pieces; a checkpoint is written every 200 steps into `--work`, and `--resume` goes on from it, also with
more data or other `--steps`. The recipe is a table of stages (`kg.nlp.training.schedule`): a first stage on everything
(3,450 steps), a second one that is mostly about news (1,600), the same again at a higher rate (1,400), and a short
third one at a low rate (550). On two quiet CPU cores with bfloat16 a step takes about a second, so that all are done
within two to three hours; `--steps 1000` already gives a usable model. What is packaged is a mean of running averages:
those at the end of the first stage, of the second and of the third, by the shares in the table or in `--shares`.

In a third of all windows the names are others of the same type, borrowed from other sentences or made up, so that the
words around a name tell its type.
`--leave-out SOURCE …` trains without some sources; `kg.nlp.training.trials` measures MEANTIME in folds and what each
kind of data adds.
"""
