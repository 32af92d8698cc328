import { resilienceAnswers } from '../../../src/checks/architecture/resilience-answers';
import { describeAnswersCheck } from '../answers-cases';

describeAnswersCheck(resilienceAnswers);
