import { describe, expect, it } from '@jest/globals';
import { upgrade } from '../../src/store/versions';

interface Item {
  v: number;
  owner?: string;
  owners?: string[];
}

describe('an item that another version wrote', () => {
  // Version 2 allowed many owners, version 3 changed nothing in this item.
  const upgrades = { 1: ({ owner, ...item }: Item) => ({ ...item, owners: owner ? [owner] : [] }) };

  it.each<[string, Item, Item]>([
    ['two versions ago', { v: 1, owner: 'mei' }, { v: 3, owners: ['mei'] }],
    ['the version before', { v: 2, owners: ['mei'] }, { v: 3, owners: ['mei'] }],
    ['this version', { v: 3, owners: [] }, { v: 3, owners: [] }],
  ])('is read in the shape of today: %s', (_, item, today) => {
    expect(upgrade(item, upgrades, 3)).toEqual(today);
  });

  it('is refused when the version is newer', () => {
    expect(() => upgrade({ v: 4 }, upgrades, 3)).toThrow(
      expect.objectContaining({ code: 'store-unavailable', message: expect.stringContaining('update iem') }),
    );
  });
});
