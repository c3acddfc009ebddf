"""Training of the bundled English news model, from raw data folders to packaged weights.

    python -m kg.nlp.training DATA_FOLDER --news tests/gold/news [--steps 3450] [--resume] [--device cuda]

needs the extra `[train]`. `DATA_FOLDER` holds `treebank/`, `ner/`, `events/`, `time/` and `uds/`. A step is a batch
of about 1,800 pieces; a checkpoint is written every 200 steps into `--work`, and `--resume` goes on from it, also with
more data or another `--steps`. On two quiet CPU cores with bfloat16 a step takes less than a second, so that the run is
done in one to one and a half hours; 1,000 steps already give a usable model. The weights that are packaged are the
running average of the learnt ones.

`--fold N` holds out a fifth of MEANTIME and reports its triggers; `--leave-out SOURCE …` trains without some sources.
"""
