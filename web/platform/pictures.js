// Pictures behind platform.h: files known by a number, and the worker that looks at them
// (web/worker). The worker does one job after the other; it is started when first needed, from what
// the page itself carries, and ended when a job is given up, fails, or nothing was asked for a while:
// the next job gets a fresh one.
mergeInto(LibraryManager.library, {
  $Pictures: {
    files: {},    // number → File or Blob
    last: 0,      // number given
    waiting: [],  // jobs {picture, kind, …}; with {answered, failed} where the program does not hear of it
    job: null,    // the one being done
    jobs: 0,      // ever begun
    worker: null,
    module: null,  // a promise of the compiled program
    script: '',
    stale: false,  // the worker's memory holds what was to be forgotten
    rest: 0,

    // --- arriving ----------------------------------------------------------------------------------
    /** Whether a file is a picture, by its type, its name or its first bytes. */
    is: async file => {
      if (/^image\//.test(file.type)) return true;
      if (/\.(jpe?g|jfif|png|gif|bmp|webp|hei[cf]|avif|tiff?|svg)$/i.test(file.name)) return true;
      const first = String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
      return /^(\xff\xd8\xff|\x89PNG|GIF8|BM|II\*\0|MM\0\*|RIFF[^]{4}WEBP|[^]{4}ftyp(hei|hev|mif1|msf1|avi[fs]))/.test(first);
    },
    add: file => {
      Pictures.files[++Pictures.last] = file;
      return Pictures.last;
    },
    opened: (file, name, slot) => {
      Pictures.tell('opened', Pictures.add(file), name, file.size, slot);
    },
    tell: (what, ...values) => {
      Platform.call('beian_picture_' + what, ...values);
      Platform.request();
    },

    // --- the queue ---------------------------------------------------------------------------------
    stages: {inspect: 'checking', document: 'checking', unpack: 'checking', show: 'drawing', page: 'drawing',
      repair: 'repairing', convert: 'converting', merge: 'making', package: 'making'},
    ask: job => {
      // A view is what somebody waits for, looking: it goes before the checks.
      const isView = it => it.kind === 'show' || it.kind === 'page';
      const at = isView(job) ? Pictures.waiting.findIndex(it => !isView(it)) : -1;
      Pictures.waiting.splice(at < 0 ? Pictures.waiting.length : at, 0, job);
      Promise.resolve().then(Pictures.next);  // nothing is answered before the asking has ended
    },
    next: () => {
      clearTimeout(Pictures.rest);
      if (Pictures.job) return;
      if (Pictures.stale) Pictures.stop();
      if (!Pictures.waiting.length) {
        Pictures.rest = setTimeout(Pictures.stop, 20000);  // a phone has better use for the memory
        return;
      }
      const job = Pictures.job = Pictures.waiting.shift();
      job.id = ++Pictures.jobs;
      Pictures.tell('progress', job.picture, Pictures.stages[job.kind]);
      const settle = tell => {
        if (Pictures.job !== job) return;  // given up
        Pictures.job = null;
        tell();
        Pictures.next();
      };
      const work = job.kind === 'convert' ? Pictures.convert(job) : Pictures.inWorker(job);
      work.then(answer => settle(() => Pictures.answer(job, answer)), error => settle(() => {
        const code = typeof error === 'string' ? error : 'worker-crashed';
        if (code.startsWith('worker-')) Pictures.stop();
        if (job.failed) job.failed(code);
        else Pictures.tell('failed', job.picture, code);
      }));
    },
    answer: (job, answer) => {
      if (job.answered) return job.answered(answer);
      if (Documents.answers[job.kind]) return Documents.answers[job.kind](job, answer);
      if (job.kind === 'inspect') Pictures.tell('inspected', job.picture, answer.json);
      if (job.kind === 'show')
        Pictures.tell('pixels', job.picture, job.longSide, answer.width, answer.height, answer.bytes);
      if (job.kind === 'repair') {
        const made = JSON.parse(answer.json);
        const file = new File([answer.bytes], made.file, {type: 'image/' + made.format});
        Pictures.tell('repaired', job.picture, Pictures.add(file), answer.json);
      }
      if (job.kind === 'convert') Pictures.tell('converted', job.picture, Pictures.add(answer));
    },
    cancel: picture => {
      Pictures.waiting = Pictures.waiting.filter(job => job.picture !== picture);
      if (!Pictures.job || Pictures.job.picture !== picture) return;
      Pictures.job = null;
      Pictures.stop();
      Pictures.next();
    },
    forget: picture => {
      Pictures.cancel(picture);
      delete Pictures.files[picture];
      Pictures.stale = true;
      Pictures.next();
    },

    // --- the worker --------------------------------------------------------------------------------
    /** The worker, ready for jobs; rejects with "worker-unsupported". */
    start: async () => {
      if (Pictures.worker) return Pictures.worker;
      let worker = null;
      try {
        if (!Pictures.module) {
          Pictures.module = WebAssembly.compile(beianCheck.part('worker-wasm'));  // shell.html
          Pictures.script = URL.createObjectURL(
              new Blob([document.getElementById('worker').textContent], {type: 'text/javascript'}));
        }
        const module = await Pictures.module;
        worker = new Worker(Pictures.script);
        await new Promise((ready, fail) => {
          worker.onmessage = event => event.data.ready ? ready() : fail();
          worker.onerror = event => {
            event.preventDefault();
            fail();
          };
          worker.postMessage({module: module});
        });
        return worker;
      } catch (error) {
        if (worker) worker.terminate();
        throw 'worker-unsupported';
      }
    },
    stop: () => {
      if (Pictures.worker) Pictures.worker.terminate();
      Pictures.worker = null;
      Pictures.stale = false;
    },
    inWorker: async job => {
      const worker = await Pictures.start();
      if (Pictures.job !== job) {  // given up meanwhile
        worker.terminate();
        throw 'cancelled';
      }
      Pictures.worker = worker;
      return new Promise((done, fail) => {
        const timer = setTimeout(() => fail('worker-timeout'), job.limit || 30000);
        worker.onmessage = event => {
          if (event.data.id !== job.id) return;
          clearTimeout(timer);
          if (event.data.error) fail(event.data.error);
          else done(event.data);
        };
        worker.onerror = event => {
          event.preventDefault();
          clearTimeout(timer);
          fail('worker-crashed');
        };
        worker.postMessage(Object.assign({}, job, {file: Pictures.files[job.picture], answered: null, failed: null}));
      });
    },

    // --- by the browser itself -----------------------------------------------------------------------
    /** A JPEG of what the browser can draw: upright, on white, without its metadata. */
    convert: async job => {
      const image = new Image(), file = Pictures.files[job.picture];
      image.src = URL.createObjectURL(file);
      try {
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext('2d', {alpha: false});
        context.fillStyle = '#fff';
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.drawImage(image, 0, 0);
        const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.92));
        canvas.width = canvas.height = 0;  // its pixels go at once
        if (!blob) throw 'not-converted';
        const name = (file.name || 'picture').replace(/\.\w+$/, '') + '.jpg';
        return new File([blob], name, {type: 'image/jpeg'});
      } catch (error) {
        throw 'not-converted';
      } finally {
        URL.revokeObjectURL(image.src);
      }
    },
  },

  // --- C interface (platform.cpp) ----------------------------------------------------------------------
  beian_choose_pictures__deps: ['$Platform', '$Pictures'],
  beian_choose_pictures: function(slot, length, camera, multiple) {
    const where = Platform.read(slot, length);
    const wanted = {accept: 'image/*', multiple: multiple === 1};
    if (camera) wanted.capture = camera === 2 ? 'user' : 'environment';  // an empty one calls it, too
    Platform.choose(wanted, files => Platform.openFiles(files, '', where));
  },
  beian_inspect_picture__deps: ['$Platform', '$Pictures'],
  beian_inspect_picture: function(picture, role, length) {
    Pictures.ask({picture: picture, kind: 'inspect', role: Platform.read(role, length)});
  },
  beian_cancel_picture__deps: ['$Pictures'],
  beian_cancel_picture: function(picture) { Pictures.cancel(picture); },
  beian_show_picture__deps: ['$Pictures'],
  beian_show_picture: function(picture, longSide) {
    Pictures.ask({picture: picture, kind: 'show', longSide: longSide});
  },
  beian_repair_picture__deps: ['$Platform', '$Pictures'],
  beian_repair_picture: function(picture, request, length) {
    Pictures.ask({picture: picture, kind: 'repair', request: Platform.read(request, length)});
  },
  beian_convert_picture__deps: ['$Pictures'],
  beian_convert_picture: function(picture) { Pictures.ask({picture: picture, kind: 'convert'}); },
  beian_save_picture__deps: ['$Platform', '$Pictures'],
  beian_save_picture: function(picture, name, length) {
    const file = Pictures.files[picture];
    return file && Platform.save(Platform.read(name, length), file.type, file) ? 1 : 0;
  },
  beian_forget_picture__deps: ['$Pictures'],
  beian_forget_picture: function(picture) { Pictures.forget(picture); },
});
