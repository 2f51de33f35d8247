/**
 * Something that the person at the terminal can put right. It is told as one sentence of ./sentences.mjs, without a stack;
 * any other error is a bug.
 */
export class Fault extends Error {
  /**
   * @param {import('./sentences.mjs').FaultName} fault
   * @param {Record<string, string | number>} [values] what the sentence names
   * @param {ErrorOptions} [options]
   */
  constructor(fault, values = {}, options) {
    super(`${fault} ${JSON.stringify(values)}`, options);
    this.name = 'Fault';
    this.fault = fault;
    this.values = values;
  }
}

/** The command was told to stop (Ctrl-C, SIGTERM). */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}
