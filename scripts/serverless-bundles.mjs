/** A plugin of the deployment tool. It bundles functions before they are packaged, so that one command deploys a clone. */
import { bundleFunctions } from './bundle-functions.mjs';

export default class Bundles {
  hooks = {
    'before:package:initialize': bundleFunctions,
    'before:deploy:function:initialize': bundleFunctions,
  };
}
