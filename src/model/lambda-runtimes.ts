/**
 * Until when AWS supports the runtimes of Lambda: developer guide, "Supported runtimes" and "Deprecated runtimes", as of
 * September 2026. AWS has put off such dates, and never brought one forward.
 */

/** The days from which on a runtime is deprecated, and functions on it may no longer be changed; null: none was named. */
export interface RuntimeSupport {
  /** `YYYY-MM-DD` */
  readonly deprecated: string | null;
  /** "Block function update", `YYYY-MM-DD`. */
  readonly updatesBlocked: string | null;
}

const NOT_SCHEDULED = [null, null] as const;

const RUNTIMES: Readonly<
  Record<string, readonly [deprecated: string, updatesBlocked: string] | typeof NOT_SCHEDULED>
> = {
  'nodejs24.x': ['2028-04-30', '2028-07-01'],
  'nodejs22.x': ['2027-04-30', '2027-07-01'],
  'python3.14': ['2029-06-30', '2029-08-31'],
  'python3.13': ['2029-06-30', '2029-08-31'],
  'python3.12': ['2028-10-31', '2029-01-10'],
  'python3.11': ['2027-06-30', '2027-08-31'],
  'python3.10': ['2026-10-31', '2027-03-03'],
  java25: ['2029-06-30', '2029-08-31'],
  java21: ['2029-06-30', '2029-08-31'],
  'java17.al2023': NOT_SCHEDULED,
  'java11.al2023': NOT_SCHEDULED,
  'java8.al2023': NOT_SCHEDULED,
  java17: ['2027-06-30', '2027-08-31'],
  java11: ['2027-06-30', '2027-08-31'],
  'java8.al2': ['2027-06-30', '2027-08-31'],
  dotnet10: ['2028-11-14', '2029-01-15'],
  dotnet8: ['2026-11-10', '2027-03-03'],
  'ruby4.0': ['2029-03-31', '2029-05-31'],
  'ruby3.4': ['2028-03-31', '2028-05-31'],
  'ruby3.3': ['2027-03-31', '2027-05-31'],
  'provided.al2023': ['2029-06-30', '2029-08-31'],
  'provided.al2': ['2026-07-31', '2027-03-03'],
  'nodejs20.x': ['2026-04-30', '2027-03-03'],
  'ruby3.2': ['2026-03-31', '2027-03-03'],
  'python3.9': ['2025-12-15', '2027-03-03'],
  'nodejs18.x': ['2025-09-01', '2027-03-03'],
  dotnet6: ['2024-12-20', '2027-03-03'],
  'python3.8': ['2024-10-14', '2027-03-03'],
  'nodejs16.x': ['2024-06-12', '2027-03-03'],
  java8: ['2024-01-08', '2027-03-03'],
  'go1.x': ['2024-01-08', '2027-03-03'],
  provided: ['2024-01-08', '2027-03-03'],
  'ruby2.7': ['2023-12-07', '2027-03-03'],
  'nodejs14.x': ['2023-12-04', '2027-03-03'],
  'python3.7': ['2023-12-04', '2027-03-03'],
  'dotnetcore3.1': ['2023-04-03', '2023-05-03'],
  'nodejs12.x': ['2023-03-31', '2023-04-30'],
  'python3.6': ['2022-07-18', '2022-08-29'],
  'dotnetcore2.1': ['2022-01-05', '2022-04-13'],
  'nodejs10.x': ['2021-07-30', '2022-02-14'],
  'ruby2.5': ['2021-07-30', '2022-03-31'],
  'python2.7': ['2021-07-15', '2022-05-30'],
  'nodejs8.10': ['2020-03-06', '2020-03-06'],
  'nodejs4.3': ['2020-03-05', '2020-03-05'],
  'nodejs6.10': ['2019-08-12', '2019-08-12'],
  'dotnetcore1.0': ['2019-06-27', '2019-07-30'],
  'dotnetcore2.0': ['2019-05-30', '2019-05-30'],
  nodejs: ['2016-08-30', '2016-10-31'],
};

/** Looks up the support of a runtime such as `nodejs24.x`; null of one that is not listed. */
export function supportOfRuntime(runtime: string): RuntimeSupport | null {
  const days = Object.hasOwn(RUNTIMES, runtime) ? RUNTIMES[runtime] : undefined;
  return days === undefined ? null : { deprecated: days[0], updatesBlocked: days[1] };
}
