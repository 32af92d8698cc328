import { operationsAnswers } from '../../../src/checks/cases/operations-answers';
import { describeAnswersCheck } from '../answers-cases';

describeAnswersCheck(operationsAnswers);
