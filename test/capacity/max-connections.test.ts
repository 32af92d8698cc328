import { describe, expect, it } from '@jest/globals';
import {
  defaultMaxConnections,
  evaluateMaxConnections,
  mostConnections,
  publishedMaxConnections,
} from '../../src/capacity/max-connections';

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
    ['parentheses', '(2+3)*4', null, 20],
    ['a fraction, rounded down', '2.55*100', null, 254],
    ['a logarithm, to the base of 2', 'log(1024)', null, 10],
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
    ['the least with memory that is not known', 'LEAST({DBInstanceClassMemory/9531392},5000)', null],
    ['the greatest with it', 'GREATEST({DBInstanceClassMemory/9531392},5000)', null],
    ['a sum with it', '{DBInstanceClassMemory/9531392}+5', null],
    ['a sum with it behind', '5+{DBInstanceClassMemory/9531392}', null],
    ['a product with it', '2*{DBInstanceClassMemory/9531392}', null],
    ['a product with it in front', '{DBInstanceClassMemory/9531392}*2', null],
    ['a separator that AWS does not know', '100;200', 8 * GIB],
    ['an operator that AWS does not know', '10%5', 8 * GIB],
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

const AURORA_MYSQL = defaultMaxConnections('aurora-mysql') ?? '';
const MYSQL = defaultMaxConnections('mysql') ?? '';

describe('publishedMaxConnections', () => {
  it.each([
    ['a burstable class', 'db.t3.medium', 90],
    ['one with Graviton', 'db.t4g.large', 135],
    ['a memory-optimized class', 'db.r5.large', 1000],
    ['one with Graviton', 'db.r6g.12xlarge', 6000],
    ['one that is no larger for it', 'db.r7g.16xlarge', 6000],
    ['the largest', 'db.r5.24xlarge', 7000],
    ['a class that the table lacks', 'db.x2g.large', null],
    ['a size that the table lacks', 'db.r5.metal', null],
  ])('is what the guide of Aurora MySQL has for %s: %s', (_, dbInstanceClass, expected) => {
    expect(publishedMaxConnections('aurora-mysql', AURORA_MYSQL, dbInstanceClass)).toBe(expected);
  });

  it.each([
    ['what people set', 'aurora-mysql', '500'],
    ['other engines', 'mysql', MYSQL],
  ])('is not for %s', (_, engine, formula) => {
    expect(publishedMaxConnections(engine, formula, 'db.r5.large')).toBeNull();
  });

  it('does not differ from the formula by more than a tenth', () => {
    for (const [size, gib] of [
      ['large', 16],
      ['xlarge', 32],
      ['4xlarge', 128],
    ] as const) {
      const published = publishedMaxConnections('aurora-mysql', AURORA_MYSQL, `db.r6g.${size}`) ?? 0;
      const byFormula = evaluateMaxConnections(AURORA_MYSQL, gib * GIB) ?? 0;
      expect(Math.abs(byFormula - published)).toBeLessThan(published / 10);
    }
  });
});

it('knows no default of engines for which AWS publishes none', () => {
  expect(defaultMaxConnections('oracle-ee')).toBeNull();
});

describe('mostConnections', () => {
  it.each([
    ['the default of MySQL', 'mysql', MYSQL, 16_000],
    ['the default of MySQL, with spaces', 'mysql', ' { DBInstanceClassMemory / 12582880 } ', 16_000],
    ['what people set in MySQL', 'mysql', '40000', null],
    ['what people set in Aurora MySQL', 'aurora-mysql', '40000', 16_000],
    [
      'PostgreSQL, whose formula has its own',
      'postgres',
      'LEAST({DBInstanceClassMemory/9531392},5000)',
      null,
    ],
  ])('%s', (_, engine, formula, expected) => {
    expect(mostConnections(engine, formula)).toBe(expected);
  });
});
