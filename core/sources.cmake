# find_sources(): where the third-party sources are that ./dev fetches and we compile.
if(DEFINED ENV{XDG_CACHE_HOME})
  set(cache $ENV{XDG_CACHE_HOME}/beian-check)
else()
  set(cache $ENV{HOME}/.cache/beian-check)
endif()

# Where the sources of one library are: the environment's word, else where ./dev puts them.
macro(find_sources variable folder probe)
  set(place ${cache}/${folder})
  if(DEFINED ENV{${variable}})
    set(place $ENV{${variable}})
  endif()
  set(${variable} ${place} CACHE PATH "sources of ${folder} (./dev fetches them)")
  if(NOT EXISTS ${${variable}}/${probe})
    message(FATAL_ERROR "no ${probe} in ${variable}='${${variable}}': run ./dev build once, or set it")
  endif()
endmacro()
