/** Plugin of the deployment tool: makes the bundles before they are packed, so that one command deploys a clone. */
import { bundleFunctions } from './bundle-functions.mjs';

export default class Bundles {
  hooks = {
    'before:package:initialize': bundleFunctions,
    'before:deploy:function:initialize': bundleFunctions,
  };
}
