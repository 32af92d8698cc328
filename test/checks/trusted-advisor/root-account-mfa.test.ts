import { expect, it } from '@jest/globals';
import { rootAccountMfa } from '../../../src/checks/trusted-advisor/root-account-mfa';
import type { Artifacts } from '../../../src/model/artifacts';
import {
  aCredentialReport,
  aFlaggedResource,
  anAccountSummary,
  aTrustedAdvisorCheck,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { describeTrustedAdvisorCheck } from './by-id-cases';

describeTrustedAdvisorCheck(rootAccountMfa, ['7DAFEmoDos']);

const OLD = [aTrustedAdvisorCheck({}, { timestamp: '2026-10-12T00:00:00Z' })];
const GREEN = [aTrustedAdvisorCheck()];
const RED = [aTrustedAdvisorCheck({}, { status: 'error', flaggedResources: [aFlaggedResource()] })];

const [ON, OFF] = [anAccountSummary(), anAccountSummary({}, { hasMfa: false })];
const NO_PASSWORD = anAccountSummary({}, { hasMfa: false, hasPassword: false });
const SAYS_LESS = anAccountSummary({}, { hasMfa: false, hasPassword: null });

it.each<
  [string, Artifacts['trustedAdvisor'] | undefined, Artifacts['iamAccountSummary'] | undefined, string]
>([
  ['green, and IAM says that it is on', GREEN, ON, 'pass'],
  ['green for days, and IAM says that it is off now', GREEN, OFF, 'fail'],
  ['green, and IAM says less', GREEN, SAYS_LESS, 'pass'],
  ['red, and IAM says less', RED, SAYS_LESS, 'fail'],
  ['red for days, and IAM says that it is on now', RED, ON, 'pass'],
  ['red for days, and IAM says that there is no password now', RED, NO_PASSWORD, 'notApplicable'],
  ['too old, and IAM says that it is on', OLD, ON, 'pass'],
  ['too old, and IAM could not be read', OLD, undefined, 'unknown'],
  ['too old, and IAM says less', OLD, SAYS_LESS, 'unknown'],
  ['not read, and IAM says that it is on', undefined, ON, 'pass'],
  ['not read, and IAM says that it is off', undefined, OFF, 'fail'],
  ['not read, and IAM says that there is no password', undefined, NO_PASSWORD, 'notApplicable'],
  ['not read, and IAM says less', undefined, SAYS_LESS, 'unknown'],
])('Trusted Advisor is %s', (_, trustedAdvisor, iamAccountSummary, status) => {
  const judged = runCheck(rootAccountMfa, {
    ...(trustedAdvisor && { trustedAdvisor }),
    ...(iamAccountSummary && { iamAccountSummary }),
  });
  expect(judged).toMatchObject([{ status, resource: { name: '7DAFEmoDos' } }]);
});

const root = { hasActiveAccessKey: false, hasMfa: false, hasPassword: null };
it.each<[string, Artifacts['iamCredentialReport']['root'], Artifacts['trustedAdvisor'] | undefined, string]>([
  ['a device', { ...root, hasMfa: true }, RED, 'pass'],
  ['no device and a password', { ...root, hasPassword: true }, GREEN, 'fail'],
  ['no password', { ...root, hasPassword: false }, undefined, 'notApplicable'],
  ['no device and nothing of a password', root, GREEN, 'pass'],
  ['no device and nothing of a password', root, undefined, 'unknown'],
  ['nothing', null, undefined, 'unknown'],
])('the credential report tells of %s where the summary was not read', (_, said, trustedAdvisor, status) => {
  const judged = runCheck(rootAccountMfa, {
    iamCredentialReport: aCredentialReport({ root: said }),
    ...(trustedAdvisor && { trustedAdvisor }),
  });
  expect(judged).toMatchObject([{ status, resource: { name: '7DAFEmoDos' } }]);
});
