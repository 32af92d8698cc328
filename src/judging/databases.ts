/** What checks and ceilings of databases say alike. */

/** What every change of storage means: Amazon RDS User Guide, "Increasing DB instance storage capacity". */
export const STORAGE_CHANGES =
  'Storage cannot be made smaller again, and a change must wait until that before it is optimised, which takes hours.';
