// The browser behind platform.h: canvas, pointer, keys, text fields, files, clipboard, saving, the
// privacy panel's proofs. The DOM mirror is semantics.js, glyphs are glyphs.js.
//
// Rules of thumb that were measured, and are easy to break:
// - trust event.isComposing of each event; keep no latch; ignore keydown with keyCode 229
// - emcc 3.1.6 breaks method shorthand, destructuring declarations and for (;;) in these files
// - no global preventDefault; nothing is stored; styles go through CSSOM (the CSP forbids style="")
mergeInto(LibraryManager.library, {
  $Platform__postset: 'Platform.statistics();',
  $Platform: {
    canvas: null,
    raf: 0,
    hash: 0,  // of the picture on the canvas; 0 when there is none
    frames: 0,
    lost: false,
    drawing: false,
    unsaved: false,
    violations: 0,
    blocked: [],  // addresses the browser refused to ask

    // --- strings across the border -------------------------------------------------------------
    read: (pointer, length) => new TextDecoder().decode(HEAPU8.slice(pointer, pointer + length)),
    bytes: (pointer, length) => HEAPU8.slice(pointer, pointer + length),
    /** Calls an export with (pointer, length) for each string or Uint8Array, then frees them. */
    call: (name, ...values) => {
      const pointers = [], args = [];
      for (const value of values) {
        if (typeof value === 'number') {
          args.push(value);
          continue;
        }
        const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
        const pointer = _malloc(bytes.length + 1);
        HEAPU8.set(bytes, pointer);
        HEAPU8[pointer + bytes.length] = 0;
        pointers.push(pointer);
        args.push(pointer, bytes.length);
      }
      const result = Module['_' + name](...args);
      pointers.forEach(pointer => _free(pointer));
      return result;
    },

    // --- frames ----------------------------------------------------------------------------------
    request: () => {
      if (!Platform.raf && !Platform.lost) Platform.raf = requestAnimationFrame(Platform.frame);
    },
    frame: () => {
      if (Platform.raf) cancelAnimationFrame(Platform.raf);
      Platform.raf = 0;
      if (Platform.lost || !Platform.canvas) return;
      if (Platform.drawing) return Platform.request();  // a focused element went away and left its text
      Platform.frames++;
      Platform.drawing = true;
      const hash = _beian_frame(performance.now(), Platform.hash);
      Platform.drawing = false;
      if (hash !== Platform.hash) Platform.request();  // draw on until two frames are the same
      Platform.hash = hash;
    },
    /** Draws inside the event, so that what the user did is on screen (and gestures still count). */
    now: () => {
      Platform.frame();
    },

    // --- surroundings ----------------------------------------------------------------------------
    measure: () => {
      const view = window.visualViewport;
      const width = document.documentElement.clientWidth;
      const height = view && view.scale === 1 ? view.height : window.innerHeight;
      const scale = window.devicePixelRatio || 1;
      const canvas = Platform.canvas;
      const w = Math.max(1, Math.round(width * scale)), h = Math.max(1, Math.round(height * scale));
      if (canvas.width !== w || canvas.height !== h) {  // which empties it
        Object.assign(canvas, {width: w, height: h});
        Platform.hash = 0;
      }
      canvas.style.width = w / scale + 'px';
      canvas.style.height = h / scale + 'px';
      Platform.scale = scale;
      const is = query => matchMedia(query).matches ? 1 : 0;
      const forced = is('(forced-colors: active)');
      const palette = forced ? Platform.systemColours() : [0, 0, 0, 0, 0, 0];
      _beian_environment(w, h, scale, is('(prefers-color-scheme: dark)'), forced,
          is('(pointer: coarse)'), ...palette);
      Platform.request();
    },
    systemColours: () => {
      const probe = document.createElement('span');
      document.body.append(probe);
      const colours = ['Canvas', 'CanvasText', 'LinkText', 'ButtonFace', 'Highlight', 'GrayText']
          .map(name => {
            probe.style.color = name;
            const rgb = getComputedStyle(probe).color.match(/\d+/g).map(Number);
            return (0xff000000 | rgb[2] << 16 | rgb[1] << 8 | rgb[0]) >>> 0;
          });
      probe.remove();
      return colours;
    },
    statistics: () => {  // before anything else runs, so that nothing goes uncounted
      if (typeof document === 'undefined') return;
      document.addEventListener('securitypolicyviolation', event => {
        Platform.violations++;
        Platform.blocked.push(event.blockedURI);
        if (Platform.onViolation) Platform.onViolation(event.blockedURI);
        Platform.request();
      });
      window.beianPage = Platform.page = {
        get frames() { return Platform.frames; },
        get violations() { return Platform.violations; },
      };
    },

    // --- start -----------------------------------------------------------------------------------
    start: () => {
      const canvas = Platform.canvas = document.getElementById('canvas');
      Semantics.start(document.getElementById('semantics'));
      canvas.addEventListener('webglcontextlost', event => {
        event.preventDefault();
        Platform.lost = true;
      });
      canvas.addEventListener('webglcontextrestored', () => {
        Platform.lost = false;
        _beian_context_restored();
        Platform.hash = 0;
        Platform.request();
      });
      Platform.listenToPointers();
      Platform.listenToKeys();
      Platform.listenToFiles();
      addEventListener('resize', Platform.measure);
      if (window.visualViewport) visualViewport.addEventListener('resize', Platform.measure);
      for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
        matchMedia(query).addEventListener('change', Platform.measure);
      const watchScale = () => matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
          .addEventListener('change', () => { Platform.measure(); watchScale(); }, {once: true});
      watchScale();
      document.addEventListener('visibilitychange', () => {
        Platform.hash = 0;  // a phone may have let go of what the canvas showed
        Platform.request();
      });
      addEventListener('beforeunload', event => {
        if (Platform.unsaved) event.preventDefault();
      });
      Platform.measure();
      document.documentElement.classList.add('running');
      Embed.start();
    },

    /** The page without WebGL2: plain HTML around the same checks. */
    startPlain: () => {
      Platform.canvas = null;
      const main = document.createElement('main');
      main.id = 'plain';
      const add = (tag, text) => {
        const element = document.createElement(tag);
        element.textContent = text;
        main.append(element);
        return element;
      };
      add('h1', '备案自检');
      add('p', '这个浏览器没有打开 WebGL2，画不出填写页面。检查照样可以做：选择官方接口的 JSON，或以前保存的资料文件，' +
          '全部问题会列在下面。资料只在本机检查，不会上传。想用完整页面，请换用新版的 Chrome、Edge、Firefox 或 Safari。');
      const label = add('label', '选择资料文件 ');
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = '.json,application/json';
      label.append(input);
      Platform.plainReport = add('pre', '');
      Platform.plainReport.setAttribute('role', 'status');
      input.onchange = async () => {
        if (!input.files.length) return;
        Platform.call('beian_plain_check', new Uint8Array(await input.files[0].arrayBuffer()));
      };
      document.getElementById('semantics').replaceWith(main);
      document.getElementById('canvas').remove();
    },

    // --- pointer ---------------------------------------------------------------------------------
    listenToPointers: () => {
      const type = {mouse: 0, touch: 1, pen: 2};
      const send = (phase, event) => {
        const s = Platform.scale;
        _beian_pointer(phase, type[event.pointerType] || 0, event.clientX * s, event.clientY * s,
            event.timeStamp);
      };
      const onField = event => event.target instanceof HTMLInputElement ||
          event.target instanceof HTMLTextAreaElement;
      let touch = null;  // a finger that went down; it may become a tap or a drag
      const fingers = new Map();  // where they are, while the page wants pinches for itself
      const pinched = event => {
        const before = [...fingers.values()];
        fingers.set(event.pointerId, [event.clientX, event.clientY]);
        if (before.length !== 2) return;
        const after = [...fingers.values()], s = Platform.scale;
        const middle = ([a, b]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
        const spread = ([a, b]) => Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1]));
        const from = middle(before), to = middle(after);
        _beian_pinch(to[0] * s, to[1] * s, (to[0] - from[0]) * s, (to[1] - from[1]) * s,
            spread(after) / spread(before));
        Platform.request();
      };
      addEventListener('pointerdown', event => {
        if (Platform.pinching && event.pointerType === 'touch') {
          fingers.set(event.pointerId, [event.clientX, event.clientY]);
          if (fingers.size === 2) {  // neither tap nor drag any more
            send(3, event);
            touch = null;
          }
        }
        if (!event.isPrimary || event.button > 0) return;
        if (event.pointerType === 'mouse' && onField(event)) return;  // caret, selection: the browser's
        if (event.pointerType !== 'mouse') touch = {field: onField(event)};
        if (event.target === Platform.canvas) Semantics.leaveField();
        send(1, event);
        Platform.now();
      });
      addEventListener('pointermove', event => {
        if (fingers.has(event.pointerId)) pinched(event);
        if (!event.isPrimary || fingers.size > 1) return;
        send(0, event);
        Platform.request();
      });
      addEventListener('pointerup', event => {
        fingers.delete(event.pointerId);
        if (!event.isPrimary || event.button > 0) return;
        if (event.pointerType === 'mouse' && onField(event)) return;
        send(touch && touch.field ? 3 : 2, event);  // a tap on a field is the field's own
        touch = null;
        Platform.now();
      });
      // The press was acted on; the mouse events a browser invents after a tap would land on what
      // came in its place, and take the focus away from where the press has put it.
      Platform.canvas.addEventListener('touchend', event => {
        if (event.cancelable) event.preventDefault();
      });
      // A finger that rests takes hold of what is below it; a menu would take that away.
      Platform.canvas.addEventListener('contextmenu', event => {
        if (touch) event.preventDefault();
      });
      addEventListener('pointercancel', event => {
        fingers.delete(event.pointerId);
        send(3, event);
        touch = null;
        Platform.request();
      });
      document.addEventListener('pointerleave', event => {
        if (event.pointerType === 'mouse') {
          send(3, event);
          Platform.request();
        }
      });
      addEventListener('wheel', event => {
        if (event.ctrlKey) return;  // zoom
        const field = event.target;
        if (field instanceof HTMLTextAreaElement && field === document.activeElement &&
            field.scrollHeight > field.clientHeight) return;
        const unit = event.deltaMode === 1 ? 40 : event.deltaMode === 2 ? innerHeight : 1;
        const s = Platform.scale * unit;
        _beian_wheel(event.clientX * Platform.scale, event.clientY * Platform.scale,
            event.deltaX * s, event.deltaY * s);
        if (window.parent === window) return Platform.request();
        Platform.now();
        if (_beian_wheel_used()) event.preventDefault();  // else it moves the site around this page
      }, {passive: window.parent === window});
    },

    // --- keys ------------------------------------------------------------------------------------
    listenToKeys: () => {
      const known = ['Escape', 'Enter', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End',
          'ArrowLeft', 'ArrowRight', '+', '-'];
      addEventListener('keydown', event => {
        if (event.isComposing || event.keyCode === 229) return;
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const key = known.indexOf(event.key === '=' ? '+' : event.key);  // + without Shift
        if (key < 0) return;
        const field = event.target instanceof HTMLInputElement ||
            event.target instanceof HTMLTextAreaElement;
        if (field && key > 3) return;
        if (event.target instanceof HTMLTextAreaElement && key > 0) return;
        if (event.target instanceof HTMLButtonElement && key === 1) return;  // becomes a click
        if (_beian_key(key)) event.preventDefault();
        Platform.now();
      });
    },

    // --- files, clipboard --------------------------------------------------------------------------
    listenToFiles: () => {
      const stop = event => event.preventDefault();  // a missed drop would leave the page
      addEventListener('dragover', event => {
        stop(event);
        _beian_drag(1, event.clientX, event.clientY);
        Platform.request();
      });
      addEventListener('dragleave', event => {
        if (event.relatedTarget) return;
        _beian_drag(0, 0, 0);
        Platform.request();
      });
      addEventListener('drop', async event => {
        stop(event);
        _beian_drag(2, event.clientX, event.clientY);  // these files belong where they fell
        Platform.request();
        const entries = [...event.dataTransfer.items].filter(item => item.kind === 'file')
            .map(item => item.webkitGetAsEntry && item.webkitGetAsEntry() || item.getAsFile());
        for (const entry of entries) await Platform.openEntry(entry, '');
        _beian_drag(0, 0, 0);
      });
      addEventListener('paste', event => {
        const data = event.clipboardData;
        if (data.files.length) {
          stop(event);
          Platform.openFiles([...data.files]);
        } else if (!Semantics.isField(event.target)) {
          const text = data.getData('text/plain').trim();
          if (text.startsWith('{')) Platform.opened('', new TextEncoder().encode(text));
        }
      });
    },
    openEntry: async (entry, folder) => {
      if (!entry) return;
      if (entry instanceof File) return Platform.openFiles([entry]);
      if (entry.isFile)
        return Platform.openFiles([await new Promise((ok, no) => entry.file(ok, no))], folder);
      const reader = entry.createReader();
      while (true) {  // readEntries gives at most 100 at a time
        const some = await new Promise((ok, no) => reader.readEntries(ok, no));
        if (!some.length) break;
        for (const child of some) {
          if (/^\.|^(Thumbs\.db|desktop\.ini)$/i.test(child.name)) continue;  // the system's own
          await Platform.openEntry(child, folder + entry.name + '/');
        }
      }
    },
    /** `papers`: all of them are; else some may be filings, reports or rules. */
    openFiles: async (files, folder = '', slot = '', papers = false) => {
      const limit = 100 << 20;
      for (const file of files) {
        const name = folder + file.name;
        if (file.size > limit) {
          Platform.call('beian_file_refused', name);
          Platform.request();
        } else if (await Pictures.is(file)) {
          Pictures.opened(file, name, slot);
        } else if (papers || await Documents.is(file, folder)) {
          Documents.opened(file, name, slot);
        } else {
          Platform.opened(name, new Uint8Array(await file.arrayBuffer()));
        }
      }
    },
    /** `attributes`: of the input, as in HTML: some browsers have no property `capture`. */
    choose: (attributes, chosen) => {
      const input = document.createElement('input');
      input.type = 'file';
      for (const name of Object.keys(attributes)) if (attributes[name] !== false) input.setAttribute(name, attributes[name]);
      input.onchange = () => chosen([...input.files]);
      input.click();
      Platform.chooser = input;  // kept alive; tests reach it through the file chooser event
    },
    opened: (name, bytes) => {
      Platform.call('beian_file', name, bytes);
      Platform.now();
    },

    // --- saving ----------------------------------------------------------------------------------
    /** Whether it was saved for sure, or the site is being asked to keep it. */
    save: (name, mime, bytes) => {
      if (Embed.keeps()) {
        Embed.offer(name, mime, bytes);
        return true;
      }
      return Platform.saveHere(name, mime, bytes);
    },
    saveHere: (name, mime, bytes) => {
      // The web views of WeChat and QQ refuse blob downloads without a word.
      if (/MicroMessenger|QQ\//.test(navigator.userAgent)) return Platform.share(name, mime, bytes);
      const link = document.createElement('a');
      link.download = name;
      link.href = URL.createObjectURL(new Blob([bytes], {type: mime}));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      return Embed.downloads();
    },
    share: (name, mime, bytes) => {
      const files = [new File([bytes], name, {type: mime})];
      if (!navigator.canShare || !navigator.canShare({files})) return false;
      navigator.share({files}).catch(() => {});
      return true;
    },
    copy: (text) => {
      let done = false;
      const set = event => {
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
        done = true;
      };
      document.addEventListener('copy', set, {once: true, capture: true});
      document.execCommand('copy');  // inside the browser's own event: no permission, also on file://
      document.removeEventListener('copy', set, {capture: true});
      return done;
    },

    // --- the privacy panel's proofs ------------------------------------------------------------------
    leaks: {
      'fetch': url => fetch(url, {mode: 'no-cors'}),
      'XMLHttpRequest': url => new Promise((ok, no) => {
        const request = new XMLHttpRequest();
        request.onload = ok;
        request.onerror = no;
        request.open('GET', url);
        request.send();
      }),
      'WebSocket': url => new Promise((ok, no) => {
        const socket = new WebSocket(url.replace('https:', 'wss:'));
        socket.onopen = ok;
        socket.onerror = no;
      }),
      'EventSource': url => new Promise((ok, no) => {
        const source = new EventSource(url);
        source.onopen = ok;
        source.onerror = () => { source.close(); no(); };
      }),
      'sendBeacon': url => { navigator.sendBeacon(url, 'x'); },
      'img': url => Platform.load('img', {src: url}),
      'script': url => Platform.load('script', {src: url}),
      'stylesheet': url => Platform.load('link', {rel: 'stylesheet', href: url}),
      'font': url => new FontFace('leak', `url(${url})`).load(),
      'iframe': url => Platform.load('iframe', {src: url, hidden: true}),
      'form': url => {
        const frame = Object.assign(document.createElement('iframe'), {name: 'leak', hidden: true});
        const form = Object.assign(document.createElement('form'),
            {action: url, method: 'post', target: 'leak'});
        document.body.append(frame, form);
        form.submit();
        form.remove();
        return new Promise(done => {
          let stopped = true;
          frame.onload = () => { stopped = false; };  // it went somewhere
          setTimeout(() => {
            frame.remove();
            done(stopped);
          }, 1000);
        });
      },
    },
    load: (tag, properties) => {
      return new Promise((ok, no) => {
        const element = Object.assign(document.createElement(tag), properties);
        element.onload = ok;
        element.onerror = no;
        document.body.append(element);
        setTimeout(() => element.remove(), 1000);
      });
    },
    tryToLeak: async () => {
      for (const name of Object.keys(Platform.leaks)) {
        // A name that can never exist (RFC 2606); the browser must stop the attempt before asking.
        const host = name.toLowerCase() + '.leak-test.invalid';
        let stop = null;
        const stopped = new Promise(resolve => {
          stop = resolve;
          Platform.onViolation = uri => { if (uri.includes(host)) resolve(1); };
          setTimeout(resolve, 1500, 0);
        });
        try {
          // A sandbox stops forms before the policy is asked, and reports nothing.
          const attempt = Promise.resolve(Platform.leaks[name]('https://' + host + '/'));
          attempt.then(outcome => { if (outcome === true) stop(1); }).catch(() => {});
        } catch (refused) {
          // what counts is the browser's own report of the violation
        }
        const blocked = await stopped;
        Platform.onViolation = null;
        Platform.call('beian_leak_result', name, blocked);
        Platform.request();
      }
    },
  },

  // --- C interface (platform.cpp) --------------------------------------------------------------------
  beian_start__deps: ['$Platform', '$Semantics', '$Pictures', '$Documents', '$Embed'],
  beian_start: function() { return Platform.start(); },
  beian_start_plain__deps: ['$Platform'],
  beian_start_plain: function() { Platform.startPlain(); },
  beian_plain_result__deps: ['$Platform'],
  beian_plain_result: function(text, length) {
    Platform.plainReport.textContent = Platform.read(text, length);
  },
  beian_request_frame__deps: ['$Platform'],
  beian_request_frame: function() { return Platform.request(); },
  beian_draw_now__deps: ['$Platform'],
  beian_draw_now: function() { Platform.now(); },
  beian_set_cursor__deps: ['$Platform'],
  beian_set_cursor: function(pointing) {
    const cursor = pointing ? 'pointer' : 'default';
    if (Platform.canvas.style.cursor !== cursor) Platform.canvas.style.cursor = cursor;
  },
  beian_own_pinches__deps: ['$Platform'],
  beian_own_pinches: function(own) {
    Platform.pinching = own === 1;
    Platform.canvas.style.touchAction = own === 1 ? 'none' : '';
  },
  beian_today__deps: ['$Platform'],
  beian_today: function() {
    const now = new Date();
    return now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate();
  },
  beian_choose_files__deps: ['$Platform'],
  beian_choose_files: function(accept, length, multiple) {
    Platform.choose({accept: Platform.read(accept, length), multiple: multiple === 1},
      files => Platform.openFiles(files));
  },
  beian_save_file__deps: ['$Platform'],
  beian_save_file: function(name, nameLength, mime, mimeLength, data, length) {
    return Platform.save(
      Platform.read(name, nameLength), Platform.read(mime, mimeLength),
      Platform.bytes(data, length)) ? 1 : 0;
  },
  beian_copy_text__deps: ['$Platform'],
  beian_copy_text: function(text, length) { return Platform.copy(Platform.read(text, length)) ? 1 : 0; },
  beian_from_gb18030__deps: ['$Platform'],
  beian_from_gb18030: function(data, length) {
    try {
      const text = new TextDecoder('gb18030', {fatal: true}).decode(HEAPU8.slice(data, data + length));
      Platform.call('beian_decoded', text);
      return 1;
    } catch (notGb18030) {
      return 0;
    }
  },
  beian_set_unsaved__deps: ['$Platform'],
  beian_set_unsaved: function(unsaved) { Platform.unsaved = unsaved === 1; },
  beian_set_language__deps: ['$Platform'],
  beian_set_language: function(lang, langLength, title, titleLength) {
    document.documentElement.lang = Platform.read(lang, langLength);
    document.title = Platform.read(title, titleLength);
  },
  beian_set_theme__deps: ['$Platform'],
  beian_set_theme: function(dark, ink, inkLength, ground, groundLength) {
    const style = document.documentElement.style;
    style.colorScheme = dark ? 'dark' : 'light';
    style.setProperty('--ink', Platform.read(ink, inkLength));
    style.setProperty('--ground', Platform.read(ground, groundLength));
  },
  beian_requests__deps: ['$Platform'],
  beian_requests: function() {
    // A blocked attempt leaves an entry, too, although nothing was sent. Of a frame only the origin
    // is told, without the slash at its end.
    return performance.getEntriesByType('resource').filter(entry =>
      /^(http|ws)s?:/.test(entry.name) && !Platform.blocked.some(uri => uri && entry.name.startsWith(uri))).length;
  },
  beian_violations__deps: ['$Platform'],
  beian_violations: function() { return Platform.violations; },
  beian_try_to_leak__deps: ['$Platform'],
  beian_try_to_leak: function() { Platform.tryToLeak(); },
  beian_file_facts__deps: ['$Platform'],
  beian_file_facts: function() {
    beianCheck.digest().then(hex => {  // shell.html
      Platform.call('beian_file_facts_ready', beianCheck.source, hex);
      Platform.request();
    });
  },
});
