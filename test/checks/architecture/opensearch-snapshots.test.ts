import { describe } from '@jest/globals';
import { openSearchSnapshots } from '../../../src/checks/architecture/opensearch-snapshots';
import { itJudgesDomains, latest } from '../opensearch-cases';

describe('opensearch-snapshots', () =>
  itJudgesDomains(openSearchSnapshots, [
    ['succeed', 'pass', {}],
    ['failed', 'warn', {}, latest({ snapshotFailed: true })],
    ['are not known', 'unknown', {}, latest({ snapshotFailed: null })],
    ['were not measured', 'unknown', {}, null],
    ['are paused', 'warn', { snapshotPause: 'Active' }],
    ['will be paused', 'warn', { snapshotPause: 'Scheduled' }],
    ['were paused', 'pass', { snapshotPause: 'Completed' }],
  ]));
