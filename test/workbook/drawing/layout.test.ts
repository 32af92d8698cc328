import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TIERS } from '../../../src/model/architecture';
import { type Area, type Drawing, layOut } from '../../../src/workbook/drawing/layout';
import type { Point } from '../../../src/workbook/drawing/lines';
import { aDiagram, aDiagramNode, KINDS } from './diagram';

const names = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ minLength: 30, maxLength: 90, unit: 'grapheme' }),
);

/** Any graph: cycles, ways back, ways past columns, nodes without ways. */
const diagrams = fc.integer({ min: 1, max: 70 }).chain((count) =>
  fc
    .record({
      nodes: fc.tuple(
        ...Array.from({ length: count }, (_, i) =>
          fc
            .record({
              kind: fc.constantFrom(...KINDS),
              name: names,
              zones: fc.subarray(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']),
              colour: fc.constantFrom('red', 'yellow', 'green', 'grey', null),
              isPlaced: fc.boolean(),
              failsAlone: fc.constantFrom(null, null, null, 'It is one.'),
            })
            .map(({ kind, ...more }) => aDiagramNode(`node-${i}`, kind, more)),
        ),
      ),
      edges: fc.array(
        fc.record({
          from: fc.nat(count - 1).map((i) => `node-${i}`),
          to: fc.nat(count - 1).map((i) => `node-${i}`),
        }),
        { maxLength: 2 * count },
      ),
    })
    .map(({ nodes, edges }) => aDiagram(nodes, edges)),
);

const overlap = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isWithin = (inner: Area, outer: Area): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether a piece of a line goes through the inside of an area. */
const crosses = ([x1, y1]: Point, [x2, y2]: Point, { x, y, width, height }: Area): boolean =>
  Math.max(x1, x2) > x + 0.5 &&
  Math.min(x1, x2) < x + width - 0.5 &&
  Math.max(y1, y2) > y + 0.5 &&
  Math.min(y1, y2) < y + height - 0.5;

const piecesOf = ({ lines }: Drawing) =>
  lines.flatMap(({ points }) => points.slice(1).map((end, i) => [points[i] ?? end, end] as const));

describe('layOut', () => {
  it('lays out any graph without cards that overlap, and without lines through cards', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const drawing = layOut(diagram);
        const { cards, lines, frames, tiers } = drawing;
        const pieces = piecesOf(drawing);
        const wrong = cards.flatMap((card, i) => {
          const ground = tiers.find(({ tier }) => tier === card.tier);
          return [
            ...cards
              .slice(i + 1)
              .flatMap((other) => (overlap(card, other) ? [`${card.id} on ${other.id}`] : [])),
            ...[ground, ...frames].flatMap((outer) =>
              outer && isWithin(card, outer) ? [] : [`${card.id} outside`],
            ),
            ...pieces.flatMap(([start, end]) =>
              crosses(start, end, card) ? [`line through ${card.id}`] : [],
            ),
          ];
        });
        expect(wrong).toEqual([]);
        expect(pieces.filter(([[x1, y1], [x2, y2]]) => x1 !== x2 && y1 !== y2)).toEqual([]);
        const at = new Map(cards.map((card) => [card.id, card]));
        expect(lines.map(({ points }) => [points[0]?.[0], points.at(-1)?.[0]])).toEqual(
          lines.map(({ from, to }) => [(at.get(from)?.x ?? 0) + (at.get(from)?.width ?? 0), at.get(to)?.x]),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('draws each resource once, and each way between two cards once', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { cards, lines } = layOut(diagram);
        expect(cards.flatMap(({ nodes }) => nodes.map(({ id }) => id)).sort()).toEqual(
          diagram.nodes.map(({ id }) => id).sort(),
        );
        const cardOf = new Map(cards.flatMap(({ id, nodes }) => nodes.map((node) => [node.id, id])));
        const pairs = diagram.edges
          .map(({ from, to }) => [cardOf.get(from), cardOf.get(to)])
          .filter(([from, to]) => from !== to)
          .map((pair) => pair.join(' '));
        expect(lines.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([...new Set(pairs)].sort());
        expect(new Set([...cards, ...lines].map(({ id }) => id)).size).toBe(cards.length + lines.length);
      }),
      { numRuns: 40 },
    );
  });

  it('puts tiers from left to right, in the order in which traffic comes to them', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { tiers } = layOut(diagram);
        expect(tiers.map(({ tier }) => tier)).toEqual(
          TIERS.filter((tier) => diagram.nodes.some((node) => node.tier === tier)),
        );
        for (const [i, tier] of tiers.slice(1).entries()) {
          const before = tiers[i];
          expect(before && before.x + before.width).toBeLessThan(tier.x);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leads a chain straight, from left to right', () => {
    const { cards, lines } = layOut(
      aDiagram(
        [
          aDiagramNode('db', 'database'),
          aDiagramNode('web', 'autoScalingGroup'),
          aDiagramNode('lb', 'loadBalancer'),
          aDiagramNode('tg', 'targetGroup', { zones: [] }),
        ],
        [
          { from: 'lb', to: 'tg' },
          { from: 'tg', to: 'web' },
          { from: 'web', to: 'db' },
        ],
      ),
    );
    expect(cards.toSorted((a, b) => a.x - b.x).map(({ id }) => id)).toEqual(['lb', 'tg', 'web', 'db']);
    expect(lines.map(({ points }) => points.length)).toEqual([2, 2, 2]);
  });

  it('puts many that are alike into one card, which keeps its id when there is one more', () => {
    const fleet = (count: number) =>
      layOut(
        aDiagram(
          [
            aDiagramNode('lb', 'loadBalancer'),
            ...Array.from({ length: count }, (_, i) => aDiagramNode(`web-${i}`, 'instances')),
          ],
          Array.from({ length: count }, (_, i) => ({ from: 'lb', to: `web-${i}` })),
        ),
      );
    const [seven, eight] = [fleet(7), fleet(8)];
    expect(seven.cards.map(({ title }) => title.join(' '))).toEqual(['lb', '7 fleets of instances']);
    expect(eight.cards.map(({ id }) => id)).toEqual(seven.cards.map(({ id }) => id));
    expect(eight.lines).toHaveLength(1);
    expect(fleet(4).cards).toHaveLength(5);
  });

  it('never hides a single point of failure among others that are alike', () => {
    const nodes = Array.from({ length: 9 }, (_, i) =>
      aDiagramNode(`db-${i}`, 'database', i === 3 ? { failsAlone: 'It has no standby.' } : {}),
    );
    const { cards } = layOut(aDiagram(nodes));
    expect(cards.find(({ failsAlone }) => failsAlone)?.title).toEqual(['db-3']);
    expect(cards).toHaveLength(2);
  });

  it('has at most 14 cards in a column, the most important ones by themselves', () => {
    const nodes = Array.from({ length: 40 }, (_, i) => [
      aDiagramNode(`tg-${i}`, 'targetGroup'),
      aDiagramNode(`web-${i}`, 'autoScalingGroup'),
    ]).flat();
    const { cards, width, height } = layOut(
      aDiagram(
        nodes,
        Array.from({ length: 40 }, (_, i) => ({ from: `tg-${i}`, to: `web-${i}` })),
      ),
    );
    expect(cards.filter(({ tier }) => tier === 'compute').map(({ title }) => title.join(' '))).toContain(
      '27 Auto Scaling groups',
    );
    expect(cards).toHaveLength(28);
    expect({ width, height }).toMatchObject({ width: expect.any(Number), height: expect.any(Number) });
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        expect(layOut(diagram)).toEqual(layOut(structuredClone(diagram)));
      }),
      { numRuns: 10 },
    );
  });
});
