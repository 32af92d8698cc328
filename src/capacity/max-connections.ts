/**
 * The most connections a database accepts: the parameter group's value or formula, else the engine's default; no more than
 * RDS lets the engine have.
 *
 * Default formulas: Amazon RDS User Guide, "Quotas and constraints", and the Aurora guides. `DBInstanceClassMemory`
 * is in bytes and already net of what the operating system and RDS take; AWS does not publish how much that is.
 */

/**
 * Share of an instance's memory that reaches `DBInstanceClassMemory`. The guide's own example is about 630
 * connections on 8 GiB of MySQL, where all of the memory would give 683.
 */
export const CLASS_MEMORY_SHARE = 630 / 683;

const MIB = 1024 * 1024;

/** Engine (as `DBInstance.engine`) to its default; a number stands for itself. */
const DEFAULT_FORMULAS: Readonly<Record<string, string>> = {
  mysql: '{DBInstanceClassMemory/12582880}',
  mariadb: 'LEAST({DBInstanceClassMemory/25165760},12000)',
  postgres: 'LEAST({DBInstanceClassMemory/9531392},5000)',
  'aurora-postgresql': 'LEAST({DBInstanceClassMemory/9531392},5000)',
  'aurora-mysql':
    'GREATEST({log(DBInstanceClassMemory/805306368)*45},{log(DBInstanceClassMemory/8187281408)*1000})',
};

/**
 * Returns the formula that AWS's default parameter group of an engine has for `max_connections`; null where AWS
 * publishes none.
 */
export const defaultMaxConnections = (engine: string): string | null => DEFAULT_FORMULAS[engine] ?? null;

/** Whether a parameter group leaves the engine its default. */
const isDefault = (engine: string, formula: string): boolean =>
  formula.replaceAll(/\s/g, '') === DEFAULT_FORMULAS[engine];

/**
 * What the default of Aurora MySQL comes to in each class: Aurora User Guide, "Maximum connections to an Aurora MySQL DB
 * instance". It is exact where the formula over memory is an estimate.
 */
const AURORA_MYSQL_MEMORY_OPTIMIZED: Readonly<Record<string, number>> = {
  large: 1000,
  xlarge: 2000,
  '2xlarge': 3000,
  '4xlarge': 4000,
  '8xlarge': 5000,
  '12xlarge': 6000,
  '16xlarge': 6000,
  '24xlarge': 7000,
};
const AURORA_MYSQL_BURSTABLE: Readonly<Record<string, number>> = { small: 45, medium: 90, large: 135 };

/** The connections that AWS publishes for an engine whose default is in force; null where it publishes none for the class. */
export function publishedMaxConnections(
  engine: string,
  formula: string,
  dbInstanceClass: string,
): number | null {
  if (engine !== 'aurora-mysql' || !isDefault(engine, formula)) return null;
  const [, family = '', size = ''] = /^db\.([a-z]+)\d\w*\.(\w+)$/.exec(dbInstanceClass) ?? [];
  const sizes = { r: AURORA_MYSQL_MEMORY_OPTIMIZED, t: AURORA_MYSQL_BURSTABLE }[family];
  return sizes?.[size] ?? null;
}

/** "Each ACU is a combination of approximately 2 gibibytes (GiB) of memory, corresponding CPU, and networking" (Aurora guide). */
export const MIB_PER_ACU = 2048;

/**
 * What the defaults come to by the maximum of a cluster in ACUs, which is what Aurora Serverless v2 evaluates them with: Aurora
 * User Guide, "Maximum connections for Aurora Serverless v2".
 */
const BY_MAXIMUM_ACUS: readonly (readonly [acus: number, mysql: number, postgres: number])[] = [
  [1, 90, 189],
  [4, 135, 823],
  [8, 1000, 1669],
  [16, 2000, 3360],
  [32, 3000, 5000],
  [64, 4000, 5000],
  [128, 5000, 5000],
];

/**
 * The connections that Aurora Serverless v2 accepts where the default is in force; null where it is not. For a maximum that AWS does
 * not list they are those of the next one below, which it lists: more memory never means fewer.
 */
export function publishedOfServerless(engine: string, formula: string, maximumAcus: number): number | null {
  if (!isDefault(engine, formula)) return null;
  const [, mysql, postgres] = BY_MAXIMUM_ACUS.findLast(([acus]) => acus <= maximumAcus) ?? [];
  return (engine === 'aurora-mysql' ? mysql : postgres) ?? null;
}

/** "When you specify a minimum capacity of 0 or 0.5 ACUs", Aurora PostgreSQL has no more (as above). */
const MOST_WITH_LEAST_MINIMUM = 2000;
const LEAST_MINIMUM_ACUS = 0.5;

/**
 * The most connections that Aurora Serverless v2 accepts, whatever the value or the formula comes to; null without such a cap.
 *
 * @param minimumAcus null where it is not known, and may be the least.
 */
export const mostOfServerless = (engine: string, minimumAcus: number | null): number | null => {
  if (engine === 'aurora-mysql') return MOST_IN_AURORA_MYSQL;
  return (minimumAcus ?? 0) <= LEAST_MINIMUM_ACUS ? MOST_WITH_LEAST_MINIMUM : null;
};

/** The bounds of the range that must change for so many connections by default; null where no range has so many. */
export function rangeFor(
  engine: string,
  connections: number,
  {
    minCapacity,
    maxCapacity,
  }: { readonly minCapacity?: number | null | undefined; readonly maxCapacity: number },
): { readonly minCapacity?: number; readonly maxCapacity?: number } | null {
  const isMysql = engine === 'aurora-mysql';
  const [acus] =
    BY_MAXIMUM_ACUS.find(([, mysql, postgres]) => (isMysql ? mysql : postgres) >= connections) ?? [];
  if (acus === undefined) return null;
  const isHeldBack =
    !isMysql && connections > MOST_WITH_LEAST_MINIMUM && (minCapacity ?? 0) <= LEAST_MINIMUM_ACUS;
  return {
    ...(acus > maxCapacity ? { maxCapacity: acus } : {}),
    ...(isHeldBack ? { minCapacity: 1 } : {}),
  };
}

/** "Up to 16,000" may be set in Aurora MySQL (as above). */
const MOST_IN_AURORA_MYSQL = 16_000;
/** A default that comes to more than 16,000 is cut to it for MySQL and MariaDB: "Quotas and constraints", as above. */
const MOST_BY_DEFAULT = 16_000;

/** The most connections that RDS lets an engine have, whatever the value or the formula comes to; null without such a cap. */
export function mostConnections(engine: string, formula: string): number | null {
  if (engine === 'aurora-mysql') return MOST_IN_AURORA_MYSQL;
  return (engine === 'mysql' || engine === 'mariadb') && isDefault(engine, formula) ? MOST_BY_DEFAULT : null;
}

/**
 * Evaluates a parameter value such as `LEAST({DBInstanceClassMemory/9531392},5000)`.
 *
 * @param memoryMiB Memory of the instance class; null when it is not known.
 * @returns Whole connections, rounded down; null when the formula needs memory that is not known, or is not one.
 */
export function evaluateMaxConnections(formula: string, memoryMiB: number | null): number | null {
  const classMemory = memoryMiB === null ? null : memoryMiB * MIB * CLASS_MEMORY_SHARE;
  const tokens = formula.match(/[A-Za-z_][A-Za-z_0-9]*|\d+(\.\d+)?|[(){},*/+-]/g) ?? [];
  if (tokens.join('') !== formula.replaceAll(/\s/g, '')) return null;
  const parser = new Formula(tokens, classMemory);
  const value = parser.sum();
  return value === null || !parser.atEnd() || !Number.isFinite(value) ? null : Math.floor(value);
}

/** Recursive descent over AWS's parameter formulas: + - * /, braces, LEAST, GREATEST, SUM and log (base 2). */
class Formula {
  private position = 0;
  constructor(
    private readonly tokens: readonly string[],
    private readonly classMemory: number | null,
  ) {}

  atEnd(): boolean {
    return this.position === this.tokens.length;
  }

  sum(): number | null {
    let left = this.product();
    for (let operator = this.take('+', '-'); operator; operator = this.take('+', '-')) {
      const right = this.product();
      if (left === null || right === null) return null;
      left = operator === '+' ? left + right : left - right;
    }
    return left;
  }

  private product(): number | null {
    let left = this.value();
    for (let operator = this.take('*', '/'); operator; operator = this.take('*', '/')) {
      const right = this.value();
      if (left === null || right === null) return null;
      left = operator === '*' ? left * right : left / right;
    }
    return left;
  }

  private value(): number | null {
    const token = this.tokens[this.position++];
    if (token === undefined) return null;
    if (/^\d/.test(token)) return Number(token);
    if (token === '{') return this.closedBy('}', this.sum());
    if (token === '(') return this.closedBy(')', this.sum());
    if (token === 'DBInstanceClassMemory') return this.classMemory;
    const apply = FUNCTIONS[token.toUpperCase()];
    if (apply === undefined || !this.take('(')) return null;
    const values: (number | null)[] = [];
    do values.push(this.sum());
    while (this.take(','));
    const known = values.filter((value) => value !== null);
    return this.closedBy(')', known.length === values.length ? apply(known) : null);
  }

  private take(...expected: readonly string[]): string | undefined {
    const token = this.tokens[this.position];
    if (token === undefined || !expected.includes(token)) return undefined;
    this.position++;
    return token;
  }

  private closedBy(bracket: string, value: number | null): number | null {
    return this.take(bracket) ? value : null;
  }
}

const FUNCTIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  LEAST: (values) => Math.min(...values),
  GREATEST: (values) => Math.max(...values),
  SUM: (values) => values.reduce((a, b) => a + b, 0),
  // Aurora MySQL's table of defaults only comes out right with base 2.
  LOG: ([value]) => Math.log2(value ?? Number.NaN),
};
