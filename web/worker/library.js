// What worker.cpp asks of its surroundings.
mergeInto(LibraryManager.library, {
  beian_out_of_memory: function() { throw 'worker-memory'; },
});
