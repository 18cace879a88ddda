"""``python -m reader.training``: from base weights and corpora to the model that ships.

    base OUT                  base weights and pruned tokenizer into a folder
    train ... --run FOLDER    fine-tune (goes on where it was stopped)
    average OUT A B ...       mean of the weights of several runs
    export CHECKPOINT OUT     the files that ship: int8 ONNX, tokenizer, labels, manifest
    restore OUT               the files that ship as base weights again, to train on from
    evaluate CONLL            the shipped engine's scores on a CoNLL file

Inline files hold a paragraph a line with names tagged ``[LOC|حلب]``; CoNLL files ``token TAG`` a line,
as ``qari corrections export`` writes them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import InputError, QariError

if TYPE_CHECKING:
    from reader.training.train import Material

TOKENIZER = "tokenizer.json"
BASE = "base.pt"


def _base(options: argparse.Namespace) -> None:
    from reader.training import base, model, vocabulary
    from reader.training.corpora import LABELS

    pruned = vocabulary.prune(base.read_tokenizer(base.tokenizer_path()))
    tagger = model.from_base(base.read(base.weights_path()), pruned.rows, len(LABELS))
    options.out.mkdir(parents=True, exist_ok=True)
    model.save(tagger, options.out / BASE)
    (options.out / TOKENIZER).write_text(json.dumps(pruned.tokenizer, ensure_ascii=False), encoding="utf-8")


def _material(options: argparse.Namespace) -> Material:
    """The corpora that the options name."""
    from reader.entities.subwords import Guidelines
    from reader.training import corpora
    from reader.training.augment import names_of
    from reader.training.batches import Corpus
    from reader.training.train import Material

    inline = [one for path in options.inline for one in corpora.read_inline(path)]
    own = [*(corpora.read_conll(path) for path in options.conll), *inline * options.times]
    newswire = [
        *(corpora.read_conll(path) for path in options.newswire),
        *(corpora.read_conll(path, uncertain_misc=True) for path in options.partial),
    ]
    if not own and not newswire:
        raise InputError("training.nothing_annotated")
    kept = [one for path in options.inline for one in corpora.read_inline(path, held_out=True)]
    measured = {path.name: Corpus([corpora.read_conll(path)], Guidelines.NEWSWIRE) for path in options.dev}
    return Material(
        [
            Corpus(own, Guidelines.QARI, names_of(own)),
            Corpus(newswire, Guidelines.NEWSWIRE, names_of([*own, *newswire])),
        ],
        {**measured, "held out": Corpus(kept)} if kept else measured,
    )


def _train(options: argparse.Namespace) -> None:
    import torch
    from tokenizers import Tokenizer

    from reader.entities.subwords import Subwords
    from reader.training.train import Settings, train
    from reader.training.vocabulary import MASK

    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.base / TOKENIZER))
    hidden_row = int(tokenizer.token_to_id(MASK) or 0)
    settings = Settings(options.epochs, options.rate, options.seed, options.stop_after)
    start = options.start or options.base / BASE
    train(start, options.run, Subwords(tokenizer), hidden_row, _material(options), settings)


def _average(options: argparse.Namespace) -> None:
    from reader.training.average import average

    average(options.checkpoints, options.out, options.weights)


def _export(options: argparse.Namespace) -> None:
    from reader.training.export import export

    export(
        options.checkpoint,
        options.base / TOKENIZER,
        options.out,
        version=options.version,
        quantised=not options.float32,
    )


def _restore(options: argparse.Namespace) -> None:
    from reader.entities.files import TOKENIZER_FILE
    from reader.resources import data
    from reader.training.restore import restore

    folder = options.model or data("model")
    options.out.mkdir(parents=True, exist_ok=True)
    restore(folder, options.out / BASE)
    shutil.copyfile(folder / TOKENIZER_FILE, options.out / TOKENIZER)


def _evaluate(options: argparse.Namespace) -> None:
    from reader.entities.subwords import Guidelines
    from reader.training.evaluate import Stage, evaluate, table

    for path in options.files:
        guidelines = Guidelines[options.guidelines.upper()]
        scores = evaluate(
            path, options.model, threads=options.threads, guidelines=guidelines, stage=Stage(options.stage)
        )
        print(table(path.name, scores))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reader.training", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(required=True)

    base = commands.add_parser("base", help="base weights and pruned tokenizer")
    base.add_argument("out", type=Path, help="folder to write")
    base.set_defaults(run_command=_base)

    train = commands.add_parser("train", help="fine-tune")
    train.add_argument("--base", type=Path, required=True, help="the folder that `base` wrote")
    train.add_argument("--start", type=Path, help="checkpoint to begin with, instead of the base")
    train.add_argument("--run", type=Path, required=True, help="folder for checkpoints and log")
    train.add_argument(
        "--conll", type=Path, nargs="*", default=[], help="CoNLL files, names as Qari marks them"
    )
    train.add_argument(
        "--newswire", type=Path, nargs="*", default=[], help="CoNLL files, names as in ANERcorp"
    )
    train.add_argument(
        "--partial", type=Path, nargs="*", default=[], help="the same, their MISC being others"
    )
    train.add_argument("--inline", type=Path, nargs="*", default=[], help="paragraphs with inline tags")
    train.add_argument("--times", type=int, default=1, help="how often inline files count")
    train.add_argument(
        "--dev", type=Path, nargs="*", default=[], help="CoNLL files as in ANERcorp to measure on"
    )
    train.add_argument("--epochs", type=int, default=8)
    train.add_argument("--stop-after", type=int, help="leave off after this many epochs")
    train.add_argument("--rate", type=float, default=2.5e-4, help="highest learning rate")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--threads", type=int, default=1)
    train.set_defaults(run_command=_train)

    average = commands.add_parser("average", help="mean of the weights of runs that share a start")
    average.add_argument("out", type=Path)
    average.add_argument("checkpoints", type=Path, nargs="+")
    average.add_argument("--weights", type=float, nargs="*", help="one for each checkpoint")
    average.set_defaults(run_command=_average)

    export = commands.add_parser("export", help="write the files that ship")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("out", type=Path)
    export.add_argument("--base", type=Path, required=True, help="the folder that `base` wrote")
    export.add_argument("--version", default="0", help="the model's version, as the record says it")
    export.add_argument("--float32", action="store_true", help="leave the matrices as they are, to compare")
    export.set_defaults(run_command=_export)

    restore = commands.add_parser("restore", help="the files that ship as base weights again")
    restore.add_argument("out", type=Path, help="folder to write")
    restore.add_argument("--model", type=Path, help="folder of another exported model")
    restore.set_defaults(run_command=_restore)

    evaluate = commands.add_parser("evaluate", help="strict scores of the shipped engine on CoNLL files")
    evaluate.add_argument("files", type=Path, nargs="+")
    evaluate.add_argument("--model", type=Path, help="folder of another exported model")
    evaluate.add_argument("--guidelines", choices=("qari", "newswire"), default="qari")
    evaluate.add_argument(
        "--stage",
        choices=("network", "finished", "shown"),
        default="network",
        help="what the network marks, the same with its ends put right, or all that a reader is shown",
    )
    evaluate.add_argument("--threads", type=int, default=1)
    evaluate.set_defaults(run_command=_evaluate)
    return parser


def _run(options: argparse.Namespace) -> None:
    try:
        options.run_command(options)
    except ModuleNotFoundError as error:
        raise InputError("training.missing_package", package=error.name) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except QariError as error:
        from reader.i18n import Translator

        print(Translator("en")(error.key, **error.values), file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
