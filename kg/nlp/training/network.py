"""The network: a MiniLM encoder of four layers and light heads, as parameters and pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.pieces import SHAPES
from kg.nlp.training.inventory import Inventory
from kg.nlp.training.sentences import (
    CERTAINTY_CLASSES,
    NAME_CLASSES,
    POLARITY_CLASSES,
    QUANTITY_CLASSES,
    SOURCES,
    TENSE_CLASSES,
    TIMEX_CLASSES,
    bio_classes,
)

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    Parameters = dict[str, Tensor]

LAYERS, WIDTH, ATTENTION_HEADS, HIDDEN = 4, 384, 12, 256
ARC, RELATION, SENSE_LAYER = 192, 96, 3
MASKED = -1e4
BASE_NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "attended": "attention.output.dense", "attended_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense", "narrow": "output.dense", "narrow_norm": "output.LayerNorm",
}  # fmt: skip


def linear_heads(inventory: Inventory) -> dict[str, int]:
    """Return the sizes of the heads that are one linear map of a word's vector, in order."""
    return {
        "upos": len(inventory.upos),
        "xpos": len(inventory.xpos),
        "feats": len(inventory.feats),
        "start": 2,
        "timex": len(bio_classes(TIMEX_CLASSES)),
        "quantity": len(bio_classes(QUANTITY_CLASSES)),
        "certainty": len(CERTAINTY_CLASSES),
        "tense": len(TENSE_CLASSES),
        "polarity": len(POLARITY_CLASSES),
        "generic": 2,
        "factuality": 1,
    }


def sourced_heads() -> dict[str, int]:
    """Return the sizes of the heads with a learnt bias per source."""
    return {"names": len(bio_classes(NAME_CLASSES)), "trigger": 3}


def base_encoder(weights: Path, layers: int) -> Parameters:
    """Return the first layers of the base encoder under our own names, with blank shapes and line breaks."""
    import torch
    from safetensors.torch import load_file

    base = {name.removeprefix("bert."): value.float() for name, value in load_file(str(weights)).items()}
    p: Parameters = {
        "words": base["embeddings.word_embeddings.weight"],
        "positions": base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0],
        "shapes": torch.zeros(len(SHAPES), WIDTH),
        "breaks": torch.zeros(2, WIDTH),
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for layer in range(layers):
        for short, long in BASE_NAMES.items():
            for part in ("weight", "bias"):
                p[f"{layer}.{short}.{part}"] = base[f"encoder.layer.{layer}.{long}.{part}"]
    return {name: value.clone().contiguous() for name, value in p.items()}


def initial(weights: Path, inventory: Inventory, seed: int) -> Parameters:
    """Return parameters: the encoder from the base weights, everything else new."""
    import torch

    generator = torch.Generator().manual_seed(seed)

    def fresh(*size: int, scale: float = 0.02) -> Tensor:
        return torch.randn(*size, generator=generator) * scale

    p = base_encoder(weights, LAYERS)
    for head, size in linear_heads(inventory).items():
        p |= {f"{head}.weight": fresh(size, WIDTH), f"{head}.bias": torch.zeros(size)}
    for head, size in sourced_heads().items():
        p |= {f"{head}.hidden.weight": fresh(HIDDEN, WIDTH, scale=0.05), f"{head}.source": fresh(len(SOURCES), HIDDEN)}
        p |= {f"{head}.weight": fresh(size, HIDDEN, scale=0.05), f"{head}.bias": torch.zeros(size)}
    for side in ("dependent", "governor"):
        p |= {f"arc.{side}.weight": fresh(ARC, WIDTH, scale=0.05), f"arc.{side}.bias": torch.zeros(ARC)}
        p |= {f"rel.{side}.weight": fresh(RELATION, WIDTH, scale=0.05), f"rel.{side}.bias": torch.zeros(RELATION)}
    p["arc.bilinear"] = fresh(ARC, ARC, scale=0.01)
    p["arc.prior"] = torch.zeros(ARC)
    p["rel.bilinear"] = fresh(RELATION + 1, len(inventory.rel) * (RELATION + 1), scale=0.01)
    p |= {"space.weight": torch.eye(WIDTH), "space.bias": torch.zeros(WIDTH)}
    return p


def encode(
    p: Parameters, batch: dict[str, Tensor], *, dropout: float = 0.0, layers: int = LAYERS
) -> tuple[Tensor, Tensor]:
    """Return the vectors of the pieces after the sense layer and after the last."""
    import torch.nn.functional as F  # noqa: N812 - the usual name

    ids = batch["ids"]
    count, length = ids.shape
    x = F.embedding(ids, p["words"]) + p["positions"][:length]
    x = x + F.embedding(batch["shapes"], p["shapes"]) + F.embedding(batch["breaks"], p["breaks"])
    x = dropped(F.layer_norm(x, (WIDTH,), p["norm.weight"], p["norm.bias"], 1e-12), dropout)
    mask = batch["mask"][:, None, None, :]
    sense = x
    for layer in range(layers):

        def line(name: str, value: Tensor, layer: int = layer) -> Tensor:
            return F.linear(value, p[f"{layer}.{name}.weight"], p[f"{layer}.{name}.bias"])

        def norm(name: str, value: Tensor, layer: int = layer) -> Tensor:
            return F.layer_norm(value, (WIDTH,), p[f"{layer}.{name}.weight"], p[f"{layer}.{name}.bias"], 1e-12)

        parts = [
            line(name, x).view(count, length, ATTENTION_HEADS, -1).transpose(1, 2) for name in ("query", "key", "value")
        ]
        attended = attend(parts[0], parts[1], parts[2], mask).transpose(1, 2).reshape(count, length, WIDTH)
        x = norm("attended_norm", x + dropped(line("attended", attended), dropout))
        x = norm("narrow_norm", x + dropped(line("narrow", F.gelu(line("wide", x))), dropout))
        if layer + 1 == SENSE_LAYER:
            sense = x
    return sense, x


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Return scaled dot-product attention; on a CPU its plain form learns faster than the fused one with a mask."""
    import torch

    with torch.autocast(query.device.type, enabled=False):
        bias = torch.where(mask, 0.0, MASKED).to(query.dtype)
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2) + bias
        return scores.softmax(-1) @ value


def dropped(x: Tensor, rate: float) -> Tensor:
    """Return values with a part of them left out; numbers drawn evenly take less time than torch's own draws."""
    import torch

    if not rate:
        return x
    return x * (torch.rand(x.shape, device=x.device) >= rate).to(x.dtype) / (1 - rate)


def word_vectors(x: Tensor, first: Tensor) -> Tensor:
    """Return the vectors of the root (the opening piece) and of the words' first pieces."""
    import torch

    index = torch.cat([torch.zeros_like(first[:, :1]), first], 1)
    return torch.gather(x, 1, index[:, :, None].expand(-1, -1, x.shape[2]))


def heads(p: Parameters, x: Tensor, source: Tensor, inventory: Inventory, *, dropout: float = 0.0) -> dict[str, Tensor]:
    """Return the scores of all heads; x is (batch, 1 + words, width)."""
    import torch
    import torch.nn.functional as F  # noqa: N812 - the usual name

    x = dropped(x, dropout)
    words = x[:, 1:]
    out = {name: F.linear(words, p[f"{name}.weight"], p[f"{name}.bias"]) for name in linear_heads(inventory)}
    for name in sourced_heads():
        hidden = F.linear(words, p[f"{name}.hidden.weight"]) + p[f"{name}.source"][source][:, None]
        out[name] = F.linear(dropped(F.gelu(hidden), dropout), p[f"{name}.weight"], p[f"{name}.bias"])

    def side(name: str, value: Tensor) -> Tensor:
        return dropped(F.gelu(F.linear(value, p[f"{name}.weight"], p[f"{name}.bias"])), dropout)

    governor = side("arc.governor", x)
    out["arc"] = F.linear(side("arc.dependent", words), p["arc.bilinear"]) @ governor.transpose(1, 2)
    out["arc"] = out["arc"] + (governor @ p["arc.prior"].to(governor.dtype))[:, None]
    out["rel.dependent"] = torch.cat([d := side("rel.dependent", words), torch.ones_like(d[..., :1])], -1)
    out["rel.governor"] = torch.cat([g := side("rel.governor", x), torch.ones_like(g[..., :1])], -1)
    out["space"] = F.linear(words, p["space.weight"], p["space.bias"])
    return out


def relation_scores(p: Parameters, dependent: Tensor, governor: Tensor, labels: int) -> Tensor:
    """Return the scores of all relations for pairs of words: rows of dependents and of their governors."""
    import torch

    mixed = (dependent @ p["rel.bilinear"].to(dependent.dtype)).view(-1, labels, RELATION + 1)
    return torch.einsum("nld,nd->nl", mixed, governor)
