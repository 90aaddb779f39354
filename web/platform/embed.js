// The site this page may be embedded in. A window message of the parent brings a port, and JSON-RPC 2.0 is
// spoken on it alone (web/embed/beian-check.d.ts). Everything that arrives is looked at before it is used,
// and but for the summary nothing leaves before the applicant has agreed, see `leaves`.
mergeInto(LibraryManager.library, {
  $Embed__deps: ['$Platform', '$Documents', '$Pictures'],
  $Embed: {
    protocol: 1,
    limits: {
      text: 4 << 20,  // characters of one message, as core/filing/json.h reads
      values: 200000, depth: 64,
      files: 200, bytes: 400 << 20,
      burst: 100, rate: 50,  // messages at once, and a second
      excess: 1000,          // so many too many end the connection
      questions: 8, refusals: 3,
    },
    port: null,
    origin: '',       // of the site
    initialized: false,
    save: '',         // how the site says that files can be saved
    answer: null,     // of the program, to what it was just asked
    // --- flood
    credit: 100, counted: 0, ignored: 0,
    // --- what the applicant said
    questions: [],    // {kind, name, answer} that wait
    asking: null,     // the one on the screen
    arming: 0,        // the timer of its first moment
    always: {}, refused: {},
    // --- what was told last
    told: {result: '', waiting: 0, height: 0},
    timer: 0,

    // --- the way in ----------------------------------------------------------------------------------
    start: () => {
      if (window.parent === window) return;
      const admitted = (new URLSearchParams(location.search).get('host') || '').split(',').filter(Boolean);
      addEventListener('message', event => {
        const hello = event.data;
        if (Embed.port || event.source !== window.parent || event.ports.length !== 1) return;
        if (!Embed.isRecord(hello) || hello.beianCheck !== 'connect') return;
        if (admitted.length && !admitted.includes(event.origin)) return;
        Embed.origin = event.origin;
        Embed.port = event.ports[0];
        Embed.counted = performance.now();
        Embed.port.onmessage = message => Embed.received(message.data);
      });
      window.parent.postMessage({beianCheck: 'hello', protocol: Embed.protocol}, '*');
    },
    received: async data => {
      if (!Embed.port || !Embed.admits(data)) return;
      let message = data, id = null;
      try {
        if (typeof data === 'string') {
          if (data.length > Embed.limits.text) throw Embed.error(-32005, 'too large', {limit: Embed.limits.text});
          try {
            message = JSON.parse(data);
          } catch (notJson) {
            throw Embed.error(-32700, 'not JSON');
          }
        }
        id = Embed.idOf(message);
        Embed.measure(message);
        if (!Embed.isRecord(message) || message.jsonrpc !== '2.0' || typeof message.method !== 'string' ||
            (id === null && 'id' in message))
          throw Embed.error(-32600, 'not a request of JSON-RPC 2.0; batches are not understood');
        const result = await Embed.run(message.method, message.params);
        if (id !== null) Embed.post({id: id, result: result});
        if (message.method === 'dispose') Embed.end();
      } catch (error) {
        const known = Embed.isRecord(error) && typeof error.code === 'number';
        const answer = known ? error : Embed.error(-32603, 'internal error');
        // A notification is not answered, but what is no request at all is.
        if (id !== null || answer.code === -32700 || answer.code === -32600 || answer.code === -32005)
          Embed.post({id: id, error: answer});
      }
    },
    /** null: none that can be used. */
    idOf: message => Embed.isRecord(message) && ['string', 'number'].includes(typeof message.id) ? message.id : null,
    post: message => {
      if (Embed.port) Embed.port.postMessage(Object.assign({jsonrpc: '2.0'}, message));
    },
    notify: (method, params) => {
      if (Embed.initialized) Embed.post({method: method, params: params});
    },
    end: () => {
      Embed.port.close();
      Embed.port = null;
      Embed.initialized = false;
    },
    error: (code, message, data) => Object.assign({code: code, message: message}, data ? {data: data} : {}),

    // --- limits --------------------------------------------------------------------------------------
    /** Whether there is time for one more message. */
    admits: data => {
      const now = performance.now(), limits = Embed.limits;
      Embed.credit = Math.min(limits.burst, Embed.credit + (now - Embed.counted) / 1000 * limits.rate);
      Embed.counted = now;
      if (Embed.credit === limits.burst) Embed.ignored = 0;  // it has been quiet for a while
      if (Embed.credit >= 1) {
        Embed.credit--;
        return true;
      }
      Embed.post({id: Embed.idOf(data), error: Embed.error(-32004, 'too many messages')});
      if (++Embed.ignored > limits.excess) Embed.end();
      return false;
    },
    /** Throws unless it is made of what JSON has, and of bytes, and is not too much of it. */
    measure: message => {
      const limits = Embed.limits, rest = [[message, 0]];
      let values = 0, text = 0, bytes = 0;
      const large = limit => { throw Embed.error(-32005, 'too large', {limit: limit}); };
      while (rest.length) {
        const next = rest.pop(), value = next[0], depth = next[1];
        if (++values > limits.values) large(limits.values);
        if (depth > limits.depth) large(limits.depth);
        if (typeof value === 'string') {
          text += value.length;
        } else if (Embed.isBytes(value)) {
          bytes += value.size === undefined ? value.byteLength : value.size;
        } else if (Array.isArray(value)) {
          if (value.length > limits.values) large(limits.values);  // also one that is mostly holes
          value.forEach(one => rest.push([one, depth + 1]));
        } else if (Embed.isRecord(value)) {
          if (Object.prototype.toString.call(value) !== '[object Object]') throw Embed.error(-32600, 'not a JSON value');
          Object.keys(value).forEach(key => {
            text += key.length;
            rest.push([value[key], depth + 1]);
          });
        } else if (!['number', 'boolean', 'undefined'].includes(typeof value) && value !== null) {
          throw Embed.error(-32600, 'not a JSON value');
        }
        if (text > limits.text) large(limits.text);
        if (bytes > limits.bytes) large(limits.bytes);
      }
    },
    isRecord: value => typeof value === 'object' && value !== null && !Array.isArray(value),
    isBytes: value => value instanceof Blob || value instanceof ArrayBuffer || value instanceof Uint8Array,

    // --- parameters: what each method takes; "!" where it must be there -----------------------------------
    methods: {
      initialize: {
        protocolVersion: 'number!', lang: 'zh|en', theme: 'auto|light|dark', accent: 'string', platform: 'string',
        subjectType: 'string', province: 'string', scenario: 'string', rules: 'rules', hide: 'list',
        height: 'fixed|auto', save: 'download|text|host', leave: 'boolean',
      },
      setFiling: {filing: 'object!'},
      setRules: {rules: 'rules!'},
      addFiles: {files: 'list!'},
      check: {},
      getReport: {format: 'json|html|markdown|csv|sarif|hints!', unmasked: 'boolean'},
      getFiling: {},
      getPackage: {},
      clear: {},
      dispose: {},
    },
    wrong: (path, expected) => Embed.error(-32602, path + ': ' + expected, {path: path, expected: expected}),
    suits: (value, type) => {
      if (type === 'object') return Embed.isRecord(value) && !Embed.isBytes(value);
      if (type === 'list') return Array.isArray(value);
      if (type === 'rules') return value === null || typeof value === 'string' || Embed.suits(value, 'object');
      return typeof value === type || type.includes('|') && type.split('|').includes(value);
    },
    checkParams: (shape, params) => {
      if (!Embed.isRecord(params)) throw Embed.wrong('params', 'object');
      for (const name of Object.keys(params))
        if (!Object.keys(shape).includes(name)) throw Embed.wrong(name, 'nothing of that name');
      for (const name of Object.keys(shape)) {
        const type = shape[name].replace('!', '');
        if (params[name] === undefined ? type !== shape[name] : !Embed.suits(params[name], type))
          throw Embed.wrong(name, type);
      }
    },

    // --- methods -----------------------------------------------------------------------------------------
    run: async (method, given) => {
      if (!Object.keys(Embed.methods).includes(method))
        throw Embed.error(-32601, 'no method ' + method.slice(0, 40));
      const params = given === undefined ? {} : given;
      Embed.checkParams(Embed.methods[method], params);
      if (method === 'initialize') return Embed.initialize(params);
      if (!Embed.initialized) throw Embed.error(-32002, 'initialize first');
      if (method === 'addFiles') return Embed.addFiles(params.files);
      const what = Embed.leaves(method, params);
      if (what && !await Embed.ask(what, ''))
        throw Embed.error(-32001, '申请人没有同意 / the applicant refused', {what: what});
      return method === 'getPackage' ? Embed.getPackage() : Embed.program(method, params);
    },
    /** What the applicant must agree to before that is done; "" for nothing. */
    leaves: (method, params) => {
      if (method === 'getFiling') return 'filing';
      if (method === 'getReport') return params.unmasked ? 'report-unmasked' : 'report';
      if (method === 'getPackage') return 'package';
      if (method === 'setFiling' || method === 'clear') return Platform.unsaved ? 'lose' : '';
      return '';
    },
    /** The program's own answer: {result} or {error}. */
    program: (method, params) => {
      Platform.call('beian_host_request', method, JSON.stringify(params));
      if (method !== 'check') Platform.now();
      const answer = Embed.answer;
      Embed.answer = null;
      if (answer.error) throw answer.error;
      return answer.result;
    },
    initialize: params => {
      if (params.protocolVersion !== Embed.protocol) throw Embed.wrong('protocolVersion', String(Embed.protocol));
      const answer = Embed.program('initialize', params);
      if (params.save) Embed.save = params.save;
      if (params.height) Embed.told.height = 0;
      if (params.height === 'fixed') document.documentElement.classList.remove('flows');
      const first = !Embed.initialized;
      Embed.initialized = true;
      if (first) Embed.notify('ready', answer);
      Embed.changed();
      Platform.now();
      return answer;
    },
    addFiles: async list => {
      if (list.length > Embed.limits.files) throw Embed.wrong('files', 'at most ' + Embed.limits.files);
      const files = list.map((one, i) => {
        const at = 'files.' + i;
        if (!Embed.isRecord(one)) throw Embed.wrong(at, 'object');
        if (typeof one.name !== 'string' || !one.name || one.name.length > 255) throw Embed.wrong(at + '.name', 'string');
        if (!Embed.isBytes(one.bytes)) throw Embed.wrong(at + '.bytes', 'Blob | ArrayBuffer | Uint8Array');
        if (one.slot !== undefined && typeof one.slot !== 'string') throw Embed.wrong(at + '.slot', 'string');
        if (one.slot) Embed.program('slot', {path: one.slot, at: at + '.slot'});
        return {file: new File([one.bytes], one.name, {type: one.bytes.type || ''}), slot: one.slot || ''};
      });
      for (const one of files) await Platform.openFiles([one.file], '', one.slot);
      return {added: files.length};
    },

    /** Made by the worker from what is there; the page's own package is another. */
    getPackage: () => new Promise((done, fail) => {
      Documents.askAll(0, 'package', JSON.stringify(Embed.program('getPackage', {})), {
        answered: answer => {
          const made = JSON.parse(answer.json);
          if (!answer.bytes.length) return fail(Embed.error(-32005, 'too large'));
          done({name: made.name, mime: made.mime, bytes: new Blob([answer.bytes], {type: made.mime})});
        },
        failed: code => fail(Embed.error(-32603, code)),
      });
    }),

    // --- the applicant agrees, or not -------------------------------------------------------------------
    ask: (kind, name) => {
      if (Embed.always[kind]) return Promise.resolve(true);
      if (Embed.refused[kind] >= Embed.limits.refusals || Embed.questions.length >= Embed.limits.questions)
        return Promise.resolve(false);
      return new Promise(answer => {
        Embed.questions.push({kind: kind, name: name, answer: answer});
        Embed.next();
      });
    },
    next: () => {
      if (Embed.asking || !Embed.questions.length) return;
      Embed.asking = Embed.questions.shift();
      Platform.call('beian_host_ask', Embed.asking.kind, Embed.asking.name, Embed.origin);
      Platform.now();
    },
    answered: (yes, always) => {
      const asked = Embed.asking;
      Embed.asking = null;
      if (!asked) return;
      if (yes && always) Embed.always[asked.kind] = true;
      // A press of the applicant's own is never answered for them.
      if (!yes && asked.kind !== 'save') Embed.refused[asked.kind] = (Embed.refused[asked.kind] || 0) + 1;
      const same = asked.kind === 'save' ? [] : Embed.questions.filter(one => one.kind === asked.kind);
      Embed.questions = Embed.questions.filter(one => !same.includes(one));
      [asked].concat(same).forEach(one => one.answer(yes));
      setTimeout(Embed.next, 300);
    },
    forget: () => {
      Embed.always = {};
      Embed.refused = {};
    },

    // --- saving: offered to the site, else downloaded, else shown as text ----------------------------------
    /** Whether a download can be trusted to arrive. A sandbox may swallow it without a word. */
    downloads: () => window.parent === window || self.origin !== 'null' || Embed.save === 'download' || Embed.save === 'host',
    keeps: () => Embed.initialized && Embed.save === 'host',
    offer: (name, mime, bytes) => {
      Embed.ask('save', name).then(yes => {
        if (yes) Embed.notify('saveRequested', {name: name, mime: mime, bytes: new Blob([bytes], {type: mime})});
        else Platform.saveHere(name, mime, bytes);
      });
    },

    // --- what the site is told by itself -------------------------------------------------------------------
    /** The report may be another one; told at most five times a second. */
    changed: () => {
      if (!Embed.initialized || Embed.timer) return;
      Embed.timer = setTimeout(() => {
        Embed.timer = 0;
        if (!Embed.initialized) return;
        const result = Embed.program('check', {}), text = JSON.stringify(result);
        if (text !== Embed.told.result) Embed.notify('result', result);
        Embed.told.result = text;
      }, 200);
    },
    waiting: count => {
      if (count !== Embed.told.waiting) Embed.notify('progress', {waiting: count});
      Embed.told.waiting = count;
    },
    /** The page takes the height of its content, as far as a canvas can be so high. */
    height: content => {
      const scale = Platform.scale, width = document.documentElement.clientWidth;
      const most = Math.min(4000, 8192 / scale, 12e6 / (width * scale * scale));
      // Fingers move either the site or what is in the frame, see shell.html.
      const whole = content <= most, touched = matchMedia('(pointer: coarse)').matches;
      document.documentElement.classList.toggle('flows', whole);
      const wanted = Math.ceil(Math.max(480, whole ? content : touched ? screen.height * 0.8 : most));
      if (wanted === Embed.told.height) return;
      Embed.told.height = wanted;
      Embed.notify('sizeChanged', {height: wanted});
    },
    /** Which part of a tall frame is on the screen: a dialog belongs there. */
    look: () => {
      const watch = new IntersectionObserver(entries => {
        watch.disconnect();
        const seen = entries[0].intersectionRect;
        if (seen.height > 0) _beian_seen(seen.top, seen.height);
        Platform.request();
      });
      watch.observe(Platform.canvas);
    },
  },

  // --- C interface (embed.cpp) -------------------------------------------------------------------------
  beian_host_answer__deps: ['$Platform', '$Embed'],
  beian_host_answer: function(json, length) { Embed.answer = JSON.parse(Platform.read(json, length)); },
  beian_host_answered__deps: ['$Embed'],
  beian_host_answered: function(yes, always) { Embed.answered(yes === 1, always === 1); },
  beian_host_arm_soon__deps: ['$Embed'],
  // What is pressed sooner was meant for something else.
  beian_host_arm_soon: function() {
    clearTimeout(Embed.arming);  // of a question that has been answered
    Embed.arming = setTimeout(() => _beian_host_arm(), 600);
  },
  beian_host_changed__deps: ['$Embed'],
  beian_host_changed: function() { Embed.changed(); },
  beian_host_waiting__deps: ['$Embed'],
  beian_host_waiting: function(count) { Embed.waiting(count); },
  beian_host_height__deps: ['$Embed'],
  beian_host_height: function(height) { Embed.height(height); },
  beian_host_look__deps: ['$Embed'],
  beian_host_look: function() { Embed.look(); },
  beian_host_leave__deps: ['$Platform', '$Embed'],
  beian_host_leave: function() { Embed.notify('leaveRequested', {unsaved: Platform.unsaved}); },
  beian_host_forget__deps: ['$Embed'],
  beian_host_forget: function() { Embed.forget(); },
});
