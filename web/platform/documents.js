// Documents behind platform.h: PDF, spreadsheets, archives, films. They are files known by a number
// and jobs of the same worker, in the same queue, as pictures (pictures.js).
mergeInto(LibraryManager.library, {
  $Documents: {
    slow: 120000,  // milliseconds: many scanned pages, a large package

    // --- arriving ----------------------------------------------------------------------------------
    /** Whether a file is one of the papers, by its name or its first bytes, and not a filing. */
    is: async (file, folder) => {
      if (/\.json$/i.test(file.name)) return false;
      if (folder) return true;  // whatever else lies among the papers
      if (/\.(pdf|xls[xmb]?|et|csv|zip|rar|7z|docx?|wps|pptx?|ofd|mp4|mov|m4v|avi)$/i.test(file.name)) return true;
      const first = String.fromCharCode(...new Uint8Array(await file.slice(0, 8).arrayBuffer()));
      return /^(%PDF|PK\x03\x04|\xd0\xcf\x11\xe0|Rar!|7z\xbc\xaf)/.test(first);
    },
    opened: (file, name, slot) => {
      Documents.tell('opened', Pictures.add(file), name, file.size, slot);
    },
    tell: (what, ...values) => {
      Platform.call('beian_document_' + what, ...values);
      Platform.request();
    },

    // --- answers, by kind of job ---------------------------------------------------------------------
    answers: {
      document: (job, answer) => Documents.tell('inspected', job.picture, answer.json),
      page: (job, answer) => Documents.tell('pixels', job.picture, job.page, job.longSide,
          answer.width, answer.height, answer.bytes),
      unpack: async (job, answer) => {
        const archive = job.name + '/';
        Documents.tell('unpacked', job.picture, answer.json);
        for (const one of answer.files) {
          const path = one.name.split('/'), name = path.pop();
          if (/^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$/i.test(name) || path[0] === '__MACOSX') continue;
          await Platform.openFiles([new File([one.bytes], name)], archive + path.map(it => it + '/').join(''));
        }
      },
      merge: (job, answer) => Documents.made('merged', answer),
      package: (job, answer) => Documents.made('packed', answer),
    },
    /** What the worker has made is a file, too; 0 when it could not be. */
    made: (what, answer) => {
      const said = JSON.parse(answer.json);
      const file = answer.bytes.length
          ? Pictures.add(new File([answer.bytes], said.name, {type: said.mime})) : 0;
      Documents.tell(what, file, answer.bytes.length, answer.json);
    },
    ask: (picture, kind, rest) => {
      Pictures.ask(Object.assign({picture: picture, kind: kind, limit: Documents.slow}, rest));
    },
    /** A job of several files, which its request names by their numbers. */
    askAll: (picture, kind, request, rest) => {
      const numbers = JSON.parse(request).files;
      Documents.ask(picture, kind, Object.assign({request: request, files: numbers.map(it => Pictures.files[it])}, rest));
    },
  },

  // --- C interface (platform.cpp) ----------------------------------------------------------------------
  beian_choose_documents__deps: ['$Platform'],
  beian_choose_documents: function(slot, length, folder) {
    const where = Platform.read(slot, length);
    const wanted = folder ? {webkitdirectory: true} : {multiple: true};
    Platform.choose(wanted, files => Platform.openFiles(files, folder ? '/' : '', where, true));
  },
  beian_inspect_document__deps: ['$Platform', '$Documents', '$Pictures'],
  beian_inspect_document: function(file, name, length) {
    Documents.ask(file, 'document', {name: Platform.read(name, length)});
  },
  beian_unpack__deps: ['$Platform', '$Documents', '$Pictures'],
  beian_unpack: function(file, name, length) {
    Documents.ask(file, 'unpack', {name: Platform.read(name, length)});
  },
  beian_show_page__deps: ['$Documents', '$Pictures'],
  beian_show_page: function(file, page, longSide) {
    Documents.ask(file, 'page', {page: page, longSide: longSide});
  },
  beian_merge__deps: ['$Platform', '$Documents', '$Pictures'],
  beian_merge: function(job, request, length) {
    Documents.askAll(job, 'merge', Platform.read(request, length));
  },
  beian_pack__deps: ['$Platform', '$Documents', '$Pictures'],
  beian_pack: function(job, request, length) {
    Documents.askAll(job, 'package', Platform.read(request, length));
  },
  beian_same_file__deps: ['$Pictures'],
  beian_same_file: function(file) { return Pictures.add(Pictures.files[file]); },
});
