// Stands in for qpdf's QPDFLogger: a library that prints nothing needs no streams of the system.
#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDFLogger.hh>

QPDFLogger::Members::Members() : p_discard(std::make_shared<Pl_Discard>()) {}
QPDFLogger::Members::~Members() = default;
QPDFLogger::QPDFLogger() : m(new Members()) {}

std::shared_ptr<QPDFLogger> QPDFLogger::create() {
  return std::shared_ptr<QPDFLogger>(new QPDFLogger);
}

std::shared_ptr<QPDFLogger> QPDFLogger::defaultLogger() {
  static const auto logger = create();
  return logger;
}

void QPDFLogger::info(char const*) {}
void QPDFLogger::info(std::string const&) {}
void QPDFLogger::warn(char const*) {}
void QPDFLogger::warn(std::string const&) {}
void QPDFLogger::error(char const*) {}
void QPDFLogger::error(std::string const&) {}
void QPDFLogger::setOutputStreams(std::ostream*, std::ostream*) {}
std::shared_ptr<Pipeline> QPDFLogger::getInfo(bool) { return m->p_discard; }
std::shared_ptr<Pipeline> QPDFLogger::getWarn(bool) { return m->p_discard; }
std::shared_ptr<Pipeline> QPDFLogger::getError(bool) { return m->p_discard; }
