import { GLOBAL, type Target } from '../model/target';

/** Options of an AWS CLI command: a value, `true` for a flag without one, null to leave it out. */
type Options = Readonly<Record<string, string | number | true | null>>;

/**
 * The words of an AWS CLI command in a target: `awsCommand(target, 'rds', 'modify-db-instance', { 'multi-az': true })`.
 *
 * A value that begins with a hyphen is joined to its option, so that no name is read as an option.
 */
export const awsCommand = (
  { region }: Target,
  service: string,
  operation: string,
  options: Options,
): readonly string[] => [
  ...['aws', service, operation],
  // A service without regions needs no such option: the AWS CLI knows where it answers.
  ...(region === GLOBAL ? [] : ['--region', region]),
  ...Object.entries(options).flatMap(([name, value]) => optionWords(`--${name}`, value)),
];

function optionWords(option: string, value: string | number | true | null): string[] {
  if (value === null) return [];
  if (value === true) return [option];
  return String(value).startsWith('-') ? [`${option}=${value}`] : [option, String(value)];
}
