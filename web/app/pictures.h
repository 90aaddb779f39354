// What becomes of pictures: the answers to what platform.h was asked of them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace beian::pictures {

/// A picture has come in. `slot`: what choose_pictures() was called with; "" for drops and pastes.
void opened(int picture, std::string_view name, size_t bytes, std::string_view slot);

/// What is being done with it now: "reading", "checking", "drawing", "repairing", "converting".
void progress(int picture, std::string_view stage);

/// The JSON of one picture, as the worker writes it.
void inspected(int picture, std::string_view json);

/// The answer to show_picture() of that `long_side`: width × height × 4 bytes, gone afterwards.
void pixels(int picture, int long_side, int width, int height, const uint8_t* rgba);

/// `result`: the repaired copy, a picture of its own; `json` says what was done.
void repaired(int picture, int result, std::string_view json);

/// `result`: the copy as JPEG, a picture of its own.
void converted(int picture, int result);

/// What was asked could not be done: "file-unreadable", "not-shown" (no view of it can be made),
/// "not-repaired", "not-converted" (the browser cannot open it either), or the worker's own end:
/// "worker-crashed", "worker-memory", "worker-timeout", "worker-unsupported" (this browser cannot
/// run it at all). Other pictures, and other wishes for this one, go on.
void failed(int picture, std::string_view code);

}  // namespace beian::pictures
