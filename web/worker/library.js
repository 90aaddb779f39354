// What worker.cpp and documents.cpp ask of their surroundings.
mergeInto(LibraryManager.library, {
  beian_out_of_memory: function() { throw 'worker-memory'; },
  beian_from_gb18030: function(bytes, size, out, room) {
    try {
      const text = new TextDecoder('gb18030', {fatal: true}).decode(HEAPU8.slice(bytes, bytes + size));
      const utf8 = new TextEncoder().encode(text);
      if (utf8.length > room) return -1;
      HEAPU8.set(utf8, out);
      return utf8.length;
    } catch (notGb18030) {
      return -1;
    }
  },
});
