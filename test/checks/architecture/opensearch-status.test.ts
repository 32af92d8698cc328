import { describe } from '@jest/globals';
import { openSearchStatus } from '../../../src/checks/architecture/opensearch-status';
import { aPeak } from '../../builders/artifacts';
import { itJudgesDomains, latest } from '../opensearch-cases';

describe('opensearch-status', () =>
  itJudgesDomains(openSearchStatus, [
    ['it is green', 'pass', {}],
    ['it is red', 'fail', {}, latest({ status: 'red' })],
    ['it is yellow', 'warn', {}, latest({ status: 'yellow' })],
    ['it blocks writes now', 'fail', {}, latest({ status: 'yellow', writesBlocked: true })],
    ['it blocked writes before', 'warn', {}, { writesBlocked: aPeak(1) }],
    ['no metric tells how it is', 'unknown', {}, latest({ status: null })],
    ['whether it blocks writes is not known', 'unknown', {}, latest({ writesBlocked: null })],
    ['whether it blocked writes is not known', 'unknown', {}, { writesBlocked: null }],
    ['nothing is known of its last hour', 'unknown', {}, { latest: null }],
    ['nothing was measured', 'unknown', {}, null],
    ['it is isolated', 'fail', { processingStatus: 'Isolated' }],
    ['it is being created', 'unknown', { processingStatus: 'Creating' }],
    ['it is being deleted', 'notApplicable', { processingStatus: 'Deleting' }, latest({ status: 'red' })],
    ['it is gone', 'notApplicable', { isDeleted: true }, latest({ status: 'red' })],
  ]));
