/** What stands in a drawing: a card for each resource, and one for many that are alike. */
import { stableId } from '../../lib/stable-id';
import type { Tier, TrafficEdge } from '../../model/architecture';
import type { Colour } from '../../model/ceiling';
import { kindOf } from '../../report/render/traffic';
import { formatCount, SIGN } from '../../report/render/words';
import type { DiagramBlock, DiagramNode } from '../document';
import { measureText, wrapText } from './text-width';

/** The measures of a card in pixels; writers set its texts where these say. */
export const CARD = {
  width: 240,
  padding: 10,
  /** The side of the icon, and the room between it and the texts. */
  icon: 32,
  gap: 10,
  title: { size: 13, bold: true, line: 17 },
  text: { size: 12, line: 16 },
  zone: { width: 24, height: 18, gap: 4 },
  badge: 22,
} as const;

/** An Availability Zone in a card, in the same place in each. */
export interface ZoneCell {
  readonly name: string;
  /** What of its name differs from zone to zone. */
  readonly label: string;
  readonly isIn: boolean;
}

/** A card without its place. */
export interface Card {
  /** The same each time for the same resource, or for those of one kind with the same ways. */
  readonly id: string;
  readonly tier: Tier;
  readonly kind: DiagramNode['kind'];
  /** What it stands for. */
  readonly nodes: readonly DiagramNode[];
  /** The name, cut to lines that have room. */
  readonly title: readonly string[];
  /** The kind and the colour in words. */
  readonly text: string;
  readonly colour: Colour | null;
  readonly isPlaced: boolean;
  readonly failsAlone: boolean;
  /** None where they are not known, or are too many. */
  readonly zones: readonly ZoneCell[];
  /** All that the card says, uncut. */
  readonly description: string;
  readonly height: number;
}

/** The cards of a diagram, and which of them leads to which: each pair once, and never to itself. */
export interface Deck {
  readonly cards: readonly Card[];
  readonly edges: readonly TrafficEdge[];
}

/** So many that are alike are one card. */
const LEAST_ALIKE = 5;
/** The most names in the description of a card. */
const MOST_NAMES = 60;
/** More zones have no room in a card. */
const MOST_ZONES = 6;

/** Makes a card of each resource, and one of many that are of one kind and have the same ways, zones and place. */
export function dealCards(diagram: Pick<DiagramBlock, 'nodes' | 'edges' | 'region'>): Deck {
  const next = Map.groupBy(diagram.edges, ({ from }) => from);
  const before = Map.groupBy(diagram.edges, ({ to }) => to);
  const likenessOf = ({ id, kind, zones, isPlaced, failsAlone }: DiagramNode): string =>
    failsAlone !== null
      ? id
      : JSON.stringify([
          kind,
          zones,
          isPlaced,
          (before.get(id) ?? []).map(({ from }) => from).sort(),
          (next.get(id) ?? []).map(({ to }) => to).sort(),
        ]);
  const alike = [...Map.groupBy(diagram.nodes, likenessOf)].flatMap(([likeness, nodes]) =>
    nodes.length < LEAST_ALIKE ? nodes.map((node) => ({ nodes: [node], likeness })) : [{ nodes, likeness }],
  );
  return deckOf(diagram, alike);
}

/** Puts some cards together: one for those of each kind. */
export function stackCards(
  diagram: Pick<DiagramBlock, 'nodes' | 'edges' | 'region'>,
  { cards }: Deck,
  stacked: ReadonlySet<Card>,
): Deck {
  const stacks = Map.groupBy(
    cards.filter((card) => stacked.has(card)),
    ({ tier, kind }) => `rest ${tier} ${kind}`,
  );
  return deckOf(diagram, [
    ...cards
      .filter((card) => !stacked.has(card))
      .map(({ nodes, id }) => ({ nodes, likeness: nodes.length > 1 ? id : '' })),
    ...[...stacks].map(([likeness, some]) => ({ nodes: some.flatMap(({ nodes }) => nodes), likeness })),
  ]);
}

interface Hand {
  readonly nodes: readonly DiagramNode[];
  readonly likeness: string;
}

function deckOf(
  { nodes, edges, region }: Pick<DiagramBlock, 'nodes' | 'edges' | 'region'>,
  hands: readonly Hand[],
): Deck {
  const zones = [...new Set(nodes.flatMap((node) => node.zones))].sort();
  const cards = hands.map((hand) => createCard(hand, zones, region));
  const cardOf = new Map(cards.flatMap((card) => card.nodes.map(({ id }) => [id, card.id] as const)));
  const found = new Map<string, TrafficEdge>();
  for (const edge of edges) {
    const [from, to] = [cardOf.get(edge.from), cardOf.get(edge.to)];
    if (from !== undefined && to !== undefined && from !== to) found.set(`${from}\n${to}`, { from, to });
  }
  return { cards, edges: [...found.values()] };
}

const WORST_FIRST: readonly Colour[] = ['red', 'yellow', 'grey', 'green'];

function createCard({ nodes, likeness }: Hand, zones: readonly string[], region: string): Card {
  const [node] = nodes;
  if (node === undefined) throw new Error('A card stands for something.');
  const { kind, tier, isPlaced } = node;
  const colour = WORST_FIRST.find((one) => nodes.some((each) => each.colour === one)) ?? null;
  const failsAlone = nodes.some((each) => each.failsAlone !== null);
  const cells = zonesOf(nodes, zones, region);
  const width = CARD.width - 2 * CARD.padding - CARD.icon - CARD.gap;
  const isMany = nodes.length > 1;
  const name = isMany ? formatCount(nodes.length, kindOf(node), pluralOf(kind)) : node.name;
  const title = wrapText(name, width, CARD.title, 2);
  const state = colour === null ? '' : ` · ${SIGN[colour].unicode} ${isMany ? `${colour} at worst` : colour}`;
  const words = `${isMany ? nodes.map((each) => each.name).join(', ') : kindOf(node)}`;
  const [text = ''] = wrapText(words, width - measureText(state, CARD.text), CARD.text, 1);
  return {
    id: isMany ? stableId('stack', kind, tier, likeness) : node.id,
    tier,
    kind,
    nodes,
    title,
    text: text + state,
    colour,
    isPlaced,
    failsAlone,
    zones: cells,
    description: describe(nodes),
    height:
      2 * CARD.padding +
      Math.max(CARD.icon, title.length * CARD.title.line + CARD.text.line) +
      (cells.length > 0 ? CARD.zone.height + 6 : 0) +
      (failsAlone ? CARD.badge : 0),
  };
}

const IRREGULAR: Partial<Record<DiagramNode['kind'], string>> = { instances: 'fleets of instances' };

const pluralOf = (kind: DiagramNode['kind']): string => IRREGULAR[kind] ?? `${kindOf({ kind })}s`;

function zonesOf(
  nodes: readonly DiagramNode[],
  zones: readonly string[],
  region: string,
): readonly ZoneCell[] {
  const own = new Set(nodes.flatMap((node) => node.zones));
  if (own.size === 0 || zones.length > MOST_ZONES) return [];
  return zones.map((name) => {
    const [label = ''] = wrapText(
      name.startsWith(region) ? name.slice(region.length).replace(/^-/, '') : name,
      CARD.zone.width - 4,
      CARD.text,
      1,
    );
    return { name, label, isIn: own.has(name) };
  });
}

function describe(nodes: readonly DiagramNode[]): string {
  const [node] = nodes;
  if (node === undefined) return '';
  if (nodes.length > 1) {
    const more = nodes.length - MOST_NAMES;
    const names = nodes.slice(0, MOST_NAMES).map(({ name }) => name);
    return `${formatCount(nodes.length, kindOf(node), pluralOf(node.kind))}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }
  return [
    `${node.name}, ${kindOf(node)}${node.colour === null ? '' : `, ${node.colour}`}.`,
    node.because,
    ...(node.failsAlone === null ? [] : [`Single point of failure: ${node.failsAlone}`]),
    ...(node.zones.length === 0 ? [] : [`In ${node.zones.join(', ')}.`]),
  ].join(' ');
}
