"""The loss of a batch: every head learns where the batch has gold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.training.inventory import Inventory
from kg.nlp.training.network import encode, heads, relation_scores, word_vectors
from kg.nlp.training.sentences import IGNORE

if TYPE_CHECKING:
    from torch import Tensor

    from kg.nlp.training.network import Parameters

CLASS_WEIGHTS = {
    "upos": 1.0, "xpos": 0.5, "feats": 0.5, "start": 1.0, "trigger": 1.0,
    "certainty": 0.3, "tense": 0.3, "polarity": 0.3, "generic": 0.2,
}  # fmt: skip
MASK_WEIGHTS = {"names": 2.0, "timex": 1.0, "quantity": 0.5}
ARC_WEIGHT, RELATION_WEIGHT, FACTUALITY_WEIGHT, SPACE_WEIGHT = 1.0, 1.0, 0.2, 1.0


def batch_loss(
    p: Parameters, batch: dict[str, Tensor], gold: dict[str, Tensor], inventory: Inventory, *, dropout: float
) -> dict[str, Tensor]:
    """Return the weighted losses of a batch by head."""
    import torch.nn.functional as F  # noqa: N812 - the usual name

    _, last = encode(p, batch, dropout=dropout)
    x = word_vectors(last, batch["first"])
    out = heads(p, x, batch["source"], inventory, dropout=2 * dropout)
    losses: dict[str, Tensor] = {}
    for name, weight in CLASS_WEIGHTS.items():
        target = gold[name].long()
        if (target >= 0).any():
            losses[name] = weight * F.cross_entropy(
                out[name].flatten(0, 1).float(), target.flatten(), ignore_index=IGNORE
            )
    for name, weight in MASK_WEIGHTS.items():
        found = _partial(out[name], gold[name])
        if found is not None:
            losses[name] = weight * found
    losses |= _tree(p, out, gold, inventory)
    known = ~gold["factuality"].isnan()
    if known.any():
        losses["factuality"] = FACTUALITY_WEIGHT * F.smooth_l1_loss(
            out["factuality"][..., 0][known].float(), gold["factuality"][known]
        )
    if "space" in gold and gold["space"].any():
        losses["space"] = SPACE_WEIGHT * _space(out["space"], gold["sentence"].long(), gold["space"])
    return losses


def _partial(scores: Tensor, masks: Tensor) -> Tensor | None:
    """Return the mean negative log probability of the allowed classes, over words with a mask."""
    import torch

    bits = masks.long()
    known = bits > 0
    if not known.any():
        return None
    chosen = scores[known].float()
    permitted = (bits[known][:, None] >> torch.arange(chosen.shape[1], device=bits.device)) & 1
    inside = chosen.masked_fill(permitted == 0, -1e4)
    return (chosen.logsumexp(1) - inside.logsumexp(1)).mean()


def _tree(
    p: Parameters,
    out: dict[str, Tensor],
    gold: dict[str, Tensor],
    inventory: Inventory,
) -> dict[str, Tensor]:
    """Return the losses of heads and relations; a word's head is sought in its own sentence, as in decoding."""
    import torch
    import torch.nn.functional as F  # noqa: N812 - the usual name

    head, rel, owner = (gold[name].long() for name in ("head", "rel", "sentence"))
    known = head >= 0
    if not known.any():
        return {}
    near = owner[:, :, None] == owner[:, None, :]
    near = torch.cat([torch.ones_like(near[:, :, :1]), near], 2)
    scores = out["arc"].float().masked_fill(~near, -1e4)
    arc = F.cross_entropy(scores[known], head[known])
    rows, _ = known.nonzero(as_tuple=True)
    dependent = out["rel.dependent"][known]
    governor = out["rel.governor"][rows, head[known]]
    relation = relation_scores(p, dependent, governor, len(inventory.rel)).float()
    loss = F.cross_entropy(relation, rel[known], ignore_index=IGNORE)
    return {"arc": ARC_WEIGHT * arc, "rel": RELATION_WEIGHT * loss}


def sentence_means(space: Tensor, owner: Tensor) -> Tensor:
    """Return the mean vector of every sentence of a batch: (batch, sentences, width)."""
    import torch

    count = int(owner.max()) + 1
    places = torch.arange(count, device=owner.device)
    weights = (owner[:, None, :] == places[None, :, None]).to(space.dtype)
    return (weights @ space) / weights.sum(2, keepdim=True).clamp(min=1)


def _space(space: Tensor, owner: Tensor, teacher: Tensor) -> Tensor:
    import torch.nn.functional as F  # noqa: N812 - the usual name

    means = sentence_means(space.float(), owner)
    known = teacher.abs().sum(2) > 0
    return (1 - F.cosine_similarity(means[known], teacher[known], dim=1)).mean()
