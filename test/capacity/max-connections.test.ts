import { describe, expect, it } from '@jest/globals';
import { defaultMaxConnections, evaluateMaxConnections } from '../../src/capacity/max-connections';

const GIB = 1024;

describe('evaluateMaxConnections', () => {
  it.each([
    ['a number', '500', null, 500],
    // The RDS guide: 8 GiB of MySQL gives about 630, not 683.
    ['MySQL on 8 GiB', '{DBInstanceClassMemory/12582880}', 8 * GIB, 629],
    ['PostgreSQL is capped at 5,000', 'LEAST({DBInstanceClassMemory/9531392},5000)', 128 * GIB, 5000],
    [
      'PostgreSQL on 8 GiB: 8 GiB · 630/683 ÷ 9531392',
      'LEAST({DBInstanceClassMemory/9531392},5000)',
      8 * GIB,
      831,
    ],
    ['MariaDB on 8 GiB', 'LEAST({DBInstanceClassMemory/25165760},12000)', 8 * GIB, 314],
    ['spaces and small letters', 'least( { DBInstanceClassMemory / 9531392 } , 100 )', 8 * GIB, 100],
    ['a sum', 'SUM(100,20)', null, 120],
    ['precedence', '2+3*4-6/2', null, 11],
  ])('%s', (_, formula, memory, expected) => {
    expect(evaluateMaxConnections(formula, memory)).toBe(expected);
  });

  it('gives Aurora MySQL on r6g.large about the 1,000 of the guide', () => {
    const formula = defaultMaxConnections('aurora-mysql') ?? '';
    expect(evaluateMaxConnections(formula, 16 * GIB)).toBeGreaterThan(900);
    expect(evaluateMaxConnections(formula, 16 * GIB)).toBeLessThan(1100);
  });

  it.each([
    ['memory that is not known', '{DBInstanceClassMemory/12582880}', null],
    ['a name that means nothing', '{SomethingElse/2}', 8 * GIB],
    ['an open brace', '{DBInstanceClassMemory/2', 8 * GIB],
    ['a closing brace too many', '100}', 8 * GIB],
    ['nothing', '', 8 * GIB],
    ['division by zero', '1/0', 8 * GIB],
    ['code', 'process.exit(1)', 8 * GIB],
    ['an inherited name', 'constructor(1)', 8 * GIB],
  ])('is null for %s', (_, formula, memory) => {
    expect(evaluateMaxConnections(formula, memory)).toBeNull();
  });
});
