"""``qari cluster``: which of many articles report the same event."""

from __future__ import annotations

import argparse

from reader.cli import options, output
from reader.cli.options import Subparsers
from reader.errors import InputError

_MOST_DAYS = 36_500


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("cluster", help="cli.cluster_help", description="cli.cluster_description")
    options.add_files(parser)
    options.add_article_options(parser)
    parser.add_argument("--similarity", type=_fraction, metavar="0..1", help="cli.similarity_help")
    parser.add_argument("--days", type=options.whole(0, _MOST_DAYS), metavar="N", help="cli.days_help")
    options.add_output_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the groups as JSON: articles of a group in the order given, the largest group first."""
    from reader.cluster import DAYS, SIMILARITY, cluster
    from reader.export.as_json import dumps

    output.refuse_early(args.output, force=args.force)
    articles = tuple(options.read_articles(args))
    groups = cluster(
        articles,
        similarity=SIMILARITY if args.similarity is None else args.similarity,
        days=DAYS if args.days is None else args.days,
    )
    made = [
        {
            "id": f"c{number}",
            "articles": [
                {
                    "id": articles[at].id,
                    "source": articles[at].source,
                    "title": articles[at].title,
                    "date": str(articles[at].date) if articles[at].date else None,
                }
                for at in group.members
            ],
            "terms": list(group.terms),
        }
        for number, group in enumerate(groups, 1)
    ]
    text = dumps({"schema_version": 1, "clusters": made}, indent=2)
    output.deliver([f"{text}\n".encode()], args.output, force=args.force)
    return 0


def _fraction(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise InputError("cli.bad_fraction", given=text)
    return number
