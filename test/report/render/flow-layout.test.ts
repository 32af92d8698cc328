import { describe, expect, it } from '@jest/globals';
import type { TrafficEdge, TrafficNode } from '../../../src/model/architecture';
import { type Layout, layOut, MOST_BOXES } from '../../../src/report/render/html/flow-layout';
import { aNode } from '../../builders/report';

const many = (count: number, prefix: string, more: Partial<TrafficNode> = {}): TrafficNode[] =>
  Array.from({ length: count }, (_, i) => aNode(`${prefix}${i}`, more));
const door: Partial<TrafficNode> = { kind: 'loadBalancer', tier: 'entrance' };
const base: Partial<TrafficNode> = { kind: 'database', tier: 'data' };
const namesIn = ({ boxes }: Layout, column: number): string[] =>
  boxes.filter((box) => box.column === column).map(({ nodes }) => nodes.map(({ name }) => name).join('+'));

/** A box of 50 pixels has 12 below it. */
const layOut50 = (nodes: readonly TrafficNode[], edges: readonly TrafficEdge[]): Layout =>
  layOut(nodes, edges, 50);

describe('a drawing of traffic', () => {
  it('has a column for each kind that there is, those of a tier beside each other', () => {
    const { columns, height } = layOut50(
      [
        aNode('data', base),
        aNode('web'),
        aNode('door', door),
        aNode('group', { kind: 'targetGroup', tier: 'entrance' }),
      ],
      [],
    );
    expect(columns.map(({ tier }) => tier)).toEqual(['entrance', 'entrance', 'compute', 'data']);
    expect(height).toBe(62);
  });

  it('orders each column by what leads there, and puts last what nothing leads to', () => {
    const layout = layOut50(
      [aNode('d0', door), aNode('d1', door), aNode('none'), aNode('b'), aNode('a')],
      [
        { from: 'd1', to: 'b' },
        { from: 'd0', to: 'a' },
      ],
    );
    expect(namesIn(layout, 1)).toEqual(['a', 'b', 'none']);
    // Two boxes in the middle beside three: 62 to 124 pixels, half a box above and below.
    expect(layout.boxes.map(({ y }) => y)).toEqual([62, 124, 31, 93, 155]);
    expect(layout.steps).toEqual([
      { column: 0, from: 62, to: 31 },
      { column: 0, from: 124, to: 93 },
    ]);
  });

  it('leads what skips a column past its boxes, in one way from each box', () => {
    const { boxes, steps, passages, height } = layOut50(
      [
        aNode('door', door),
        aNode('group', { kind: 'targetGroup', tier: 'entrance' }),
        aNode('a'),
        aNode('b'),
      ],
      [
        { from: 'door', to: 'a' },
        { from: 'door', to: 'b' },
      ],
    );
    // The middle column is a way of 20 pixels above a box of 62: 82 of 124, from 21 pixels down.
    expect(height).toBe(124);
    expect(passages).toMatchObject([{ column: 1, y: 31 }]);
    expect(boxes.find(({ column }) => column === 1)?.y).toBe(72);
    expect(steps).toHaveLength(3);
  });

  it('has one box for all that have no room, where the ways to them end', () => {
    const groups = many(60, 'g');
    const layout = layOut50(
      [aNode('door', door), ...groups],
      groups.map(({ id }) => ({ from: 'door', to: id })),
    );
    const column = namesIn(layout, 1);
    expect(column).toHaveLength(MOST_BOXES);
    expect(column[0]).toBe('g0');
    expect(column.at(-1)?.split('+')).toHaveLength(51);
    expect(layout.steps).toHaveLength(MOST_BOXES);
  });

  it('draws a way back as one between the same two, and none within a column', () => {
    const { steps } = layOut50(
      [aNode('door', door), aNode('inner', door), aNode('group', { kind: 'targetGroup', tier: 'entrance' })],
      [
        { from: 'group', to: 'inner' },
        { from: 'door', to: 'inner' },
      ],
    );
    expect(steps).toEqual([{ column: 0, from: 93, to: 62 }]);
  });
});
