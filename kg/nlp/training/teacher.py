"""The sentence vectors of the untouched encoder, which the trained one must keep."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.nlp.pieces import Pieces
from kg.nlp.training.inventory import Encoded

LAYERS, LONGEST = 6, 120


def teacher_vectors(weights: Path, pieces: Pieces, sentences: list[Encoded]) -> NDArray[np.float32]:
    """Return one vector of length 1 per sentence, by the sentence's number."""
    import torch

    from kg.nlp.training.network import WIDTH, base_encoder, encode

    p = base_encoder(weights, LAYERS)
    result = np.zeros((max(s.number for s in sentences) + 1, WIDTH), np.float32)
    opening, closing = pieces.edges
    ordered = sorted(sentences, key=lambda s: len(s.words))
    for begin in range(0, len(ordered), 32):
        group = ordered[begin : begin + 32]
        rows = [[opening, *[i for w in s.words for i in pieces.of(w)][:LONGEST], closing] for s in group]
        length = max(map(len, rows))
        ids = torch.tensor([row + [0] * (length - len(row)) for row in rows])
        mask = torch.tensor([[True] * len(row) + [False] * (length - len(row)) for row in rows])
        batch = {"ids": ids, "mask": mask, "shapes": torch.zeros_like(ids), "breaks": torch.zeros_like(ids)}
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            last = encode(p, batch, layers=LAYERS)[1].float()
        mean = (last * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        unit = torch.nn.functional.normalize(mean, dim=1).numpy()
        result[[s.number for s in group]] = unit
    return result
