/** What alarms of CloudWatch watch, and whether people are told when they go off. */
import type { CloudWatchAlarm } from '../model/artifacts';

/** The name of an alarm that is in ALARM, while all others are OK. */
type IsOn = (alarmName: string) => boolean;

/** The rule of a composite alarm. */
interface AlarmRule {
  /** The alarms that it names. */
  readonly names: readonly string[];
  /** Whether it sets the alarm off. */
  holds(isOn: IsOn): boolean;
}

/** A part of a rule; parts of a text that is no rule are null. */
type Part = AlarmRule['holds'];

const TOKEN =
  /\s*(?:(\()|(\))|(AND|OR|NOT|TRUE|FALSE)\b|(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|([^"()]*?))\s*\))/y;

/**
 * Reads the rule of a composite alarm ("Composite alarms" in the user guide). AND binds before OR, which AWS does not say; rules of several
 * kinds have parentheses.
 *
 * @returns null where it says something else, such as how many of several alarms.
 */
export function parseAlarmRule(text: string): AlarmRule | null {
  const names: string[] = [];
  let position = 0;
  let token: RegExpExecArray | null = null;
  const next = () => {
    TOKEN.lastIndex = position;
    token = TOKEN.exec(text);
    position = token === null ? position : TOKEN.lastIndex;
  };
  const isAtEnd = () => token === null && text.slice(position).trim() === '';
  const isWord = (word: string) => token?.[3] === word;
  const joined = (word: string, part: () => Part | null, join: (parts: readonly Part[]) => Part) => {
    const parts = [part()];
    while (isWord(word)) {
      next();
      parts.push(part());
    }
    const read = parts.filter((one) => one !== null);
    return read.length < parts.length ? null : join(read);
  };
  const either = (): Part | null => joined('OR', both, (parts) => (isOn) => parts.some((part) => part(isOn)));
  const both = (): Part | null =>
    joined('AND', single, (parts) => (isOn) => parts.every((part) => part(isOn)));
  const single = (): Part | null => {
    const [, opening, , word, state, quoted, bare] = token ?? [];
    if (opening === undefined && state === undefined && !isPrefix(word)) return null;
    next();
    if (opening !== undefined) return grouped();
    if (state !== undefined) return stateOf(state, nameOf(quoted ?? bare ?? ''));
    if (word !== 'NOT') return () => word === 'TRUE';
    const inner = single();
    return inner === null ? null : (isOn) => !inner(isOn);
  };
  const grouped = (): Part | null => {
    const inner = either();
    if (token?.[2] === undefined) return null;
    next();
    return inner;
  };
  const stateOf = (state: string, name: string): Part => {
    names.push(name);
    if (state === 'ALARM') return (isOn) => isOn(name);
    return state === 'OK' ? (isOn) => !isOn(name) : () => false;
  };
  next();
  const holds = either();
  return holds !== null && isAtEnd() ? { names, holds } : null;
}

/** Whether a part may begin with the word. */
const isPrefix = (word: string | undefined): boolean => ['NOT', 'TRUE', 'FALSE'].includes(word ?? '');

/** A rule names alarms, or gives their ARNs: `arn:aws:cloudwatch:us-east-1:111122223333:alarm:web-errors`. */
const nameOf = (named: string): string => named.replace(/^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:/, '');

/**
 * Services whose actions tell people: a topic, an item for whoever is on duty, an incident, and a function that may do either. Others start,
 * stop and scale ("Alarm actions" in the user guide).
 */
const TELLING = new Set(['sns', 'ssm', 'ssm-incidents', 'lambda']);

/** Whether an action is for people. */
export const isForPeople = (action: string): boolean => TELLING.has(action.split(':')[2] ?? '');

/** Whether an alarm tells people by itself. */
const tells = ({ actionsEnabled, isSuppressed, alarmActions }: CloudWatchAlarm): boolean =>
  actionsEnabled && !isSuppressed && alarmActions.some(isForPeople);

/** Whether people are told; `unclear` where that depends on a rule that was not understood. */
export type Told = 'told' | 'unclear' | 'untold';

/** A metric that an alarm watches. */
export interface Watch extends WatchedMetric {
  readonly alarm: CloudWatchAlarm;
}
type WatchedMetric = CloudWatchAlarm['metrics'][number];

/** The alarms of a region, by what they watch. */
export interface AlarmBook {
  /** The metrics of a namespace with these dimensions, and maybe others, that alarms watch. */
  watchesOn(namespace: string, dimensions: Readonly<Record<string, string>>): readonly Watch[];
  /** All metrics of a namespace that alarms watch. */
  watchesIn(namespace: string): readonly Watch[];
  /** Alarms with a query that speaks of one of the metrics: for which resources is not known. */
  queriesOf(metricNames: readonly string[]): readonly CloudWatchAlarm[];
  /**
   * Whether people are told when some alarms go off, all at the same time and no others: by themselves, or by composite alarms that they set
   * off.
   */
  told(together: readonly CloudWatchAlarm[]): Told;
  /** Whether an alarm, or a composite one that names it, has an action for people that is on. */
  isHeard(alarm: CloudWatchAlarm): boolean;
}

/** Stands for a dimension whose name AWS does not publish. */
export const ANY_DIMENSION = '*';

const keyOf = (...parts: readonly string[]): string => parts.join('\n');

interface Composite {
  readonly alarm: CloudWatchAlarm;
  readonly rule: AlarmRule | null;
}

/** Reads alarms for many questions. */
export function openAlarmBook(alarms: readonly CloudWatchAlarm[]): AlarmBook {
  const watches = alarms.flatMap((alarm) => alarm.metrics.map((metric): Watch => ({ ...metric, alarm })));
  const byNamespace = Map.groupBy(watches, ({ namespace }) => namespace);
  const byDimension = new Map<string, Watch[]>();
  for (const watch of watches) {
    for (const [name, value] of Object.entries(watch.dimensions)) {
      for (const key of [keyOf(watch.namespace, name, value), keyOf(watch.namespace, ANY_DIMENSION, value)]) {
        byDimension.set(key, [...(byDimension.get(key) ?? []), watch]);
      }
    }
  }
  const asking = alarms.filter(({ queries }) => queries.length > 0);

  const composites = alarms.flatMap((alarm): Composite[] =>
    alarm.alarmRule === null ? [] : [{ alarm, rule: parseAlarmRule(alarm.alarmRule) }],
  );
  const byName = new Map(composites.map((composite) => [composite.alarm.alarmName, composite]));
  const unread = composites.filter(({ rule }) => rule === null);
  const naming = new Map<string, Composite[]>();
  for (const composite of composites) {
    for (const name of new Set(composite.rule?.names)) {
      naming.set(name, [...(naming.get(name) ?? []), composite]);
    }
  }
  /** The composite alarms above some alarms, level by level. */
  const above = (below: readonly CloudWatchAlarm[]): readonly Composite[] => {
    const found = new Set<Composite>();
    const names = new Set(below.map(({ alarmName }) => alarmName));
    for (const name of names) {
      const mentioning = unread.filter(({ alarm }) => alarm.alarmRule?.includes(name));
      for (const composite of [...(naming.get(name) ?? []), ...mentioning]) {
        found.add(composite);
        names.add(composite.alarm.alarmName);
      }
    }
    return [...found];
  };
  /** Which alarms are on while of those on metrics these are, and no others. */
  const stateWith = (on: ReadonlySet<string>): IsOn => {
    // Rules share what is below them. CloudWatch lets composite alarms name each other in a circle: one that is met again is off.
    const known = new Map<string, boolean>();
    const isOn: IsOn = (name) => {
      const composite = byName.get(name);
      if (composite === undefined) return on.has(name);
      const found = known.get(name);
      if (found !== undefined) return found;
      known.set(name, false);
      const holds = composite.rule?.holds(isOn) ?? false;
      known.set(name, holds);
      return holds;
    };
    return isOn;
  };

  return {
    watchesOn(namespace, dimensions) {
      const [[name, value] = ['', ''], ...others] = Object.entries(dimensions);
      return (byDimension.get(keyOf(namespace, name, value)) ?? []).filter((watch) =>
        others.every(([other, wanted]) => watch.dimensions[other] === wanted),
      );
    },
    watchesIn: (namespace) => byNamespace.get(namespace) ?? [],
    queriesOf: (metricNames) =>
      asking.filter(({ queries }) =>
        queries.some((query) => metricNames.some((name) => query.includes(name))),
      ),
    told(together) {
      if (together.some(tells)) return 'told';
      const ancestors = above(together);
      // One that is on already tells nobody again: actions run as it goes on.
      const telling = ancestors
        .filter(({ alarm }) => tells(alarm) && alarm.stateValue !== 'ALARM')
        .map(({ alarm }) => alarm.alarmName);
      const before = stateWith(new Set());
      const after = stateWith(new Set(together.map(({ alarmName }) => alarmName)));
      if (telling.some((name) => after(name) && !before(name))) return 'told';
      return telling.length > 0 && ancestors.some(({ rule }) => rule === null) ? 'unclear' : 'untold';
    },
    isHeard: (alarm) => tells(alarm) || above([alarm]).some((composite) => tells(composite.alarm)),
  };
}
