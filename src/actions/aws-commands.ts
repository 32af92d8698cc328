import { shellWords } from '../lib/shell';
import type { Fix } from '../model/finding';

/** A command of the AWS CLI as a fix prints it, read back. */
export interface PrintedCommand {
  readonly account: string;
  /** null where the command names none. */
  readonly region: string | null;
  /** Service and operation, such as `service-quotas request-service-quota-increase`. */
  readonly operation: string;
  /** Values by option without its hyphens, such as `quota-code`; empty for an option without a value. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** Lines of a fix: a comment that names the account, and one command a line. */
const OF_ACCOUNT = /^# In account (\S+):$/;

/**
 * Reads the commands of a fix, or of its reversal. What cannot be read back word by word is left out: nothing is done that was not
 * understood.
 */
export function printedCommands({ command }: Pick<Fix, 'command'>): readonly PrintedCommand[] {
  const [comment = '', ...lines] = command?.split('\n') ?? [];
  const account = OF_ACCOUNT.exec(comment)?.[1];
  if (account === undefined) return [];
  return lines.flatMap((line) => {
    const [aws, service, operation, ...rest] = shellWords(line) ?? [];
    if (aws !== 'aws' || service === undefined || operation === undefined) return [];
    const options = optionsOf(rest);
    if (options === null) return [];
    const { region, ...others } = options;
    return [{ account, region: region?.[0] ?? null, operation: `${service} ${operation}`, options: others }];
  });
}

function optionsOf(words: readonly string[]): Record<string, string[]> | null {
  const options: Record<string, string[]> = {};
  let values: string[] | undefined;
  for (const word of words) {
    const [, name, joined] = /^--([a-z0-9-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (name !== undefined) {
      values = joined === undefined ? [] : [joined];
      options[name] = values;
    } else if (values === undefined) return null;
    else values.push(word);
  }
  return options;
}

/** The value of an option that has one; null where it has none or several. */
export const onlyValue = ({ options }: PrintedCommand, name: string): string | null => {
  const [value, ...more] = options[name] ?? [];
  return value === undefined || more.length > 0 ? null : value;
};
