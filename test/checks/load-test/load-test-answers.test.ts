import { loadTestAnswers } from '../../../src/checks/load-test/load-test-answers';
import { describeAnswersCheck } from '../answers-cases';

describeAnswersCheck(loadTestAnswers);
