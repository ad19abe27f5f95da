#include "python/native.hpp"

#include <charconv>

#include "base/text.hpp"
#include "python/evaluator.hpp"

namespace aludel::python {
namespace {

[[noreturn]] void bad_signature(std::string_view text) {
    throw Error(ErrorCode::internal, "not a signature: (" + std::string(text) + ")");
}

Default parse_default(std::string_view text, std::string_view whole) {
    using Kind = Default::Kind;
    Default made;
    if (text == "None") {
        made.kind = Kind::none;
    } else if (text == "...") {
        made.kind = Kind::absent;
    } else if (text == "True" || text == "False") {
        made.kind = text == "True" ? Kind::true_ : Kind::false_;
    } else if (text == "()" || text == "[]" || text == "{}") {
        made.kind = text == "()" ? Kind::tuple : text == "[]" ? Kind::list : Kind::dict;
    } else if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front()) {
        made.kind = Kind::string;
        made.text = text.substr(1, text.size() - 2);
    } else {
        made.kind = Kind::integer;
        auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), made.integer);
        if (code != std::errc() || end != text.data() + text.size()) {
            bad_signature(whole);
        }
    }
    return made;
}

/// Splits at commas outside of quotes.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    char quote = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || (!quote && text[i] == ',')) {
            std::string_view piece = trim(text.substr(begin, i - begin));
            if (!piece.empty()) {
                pieces.push_back(piece);
            }
            begin = i + 1;
        } else if (quote) {
            quote = text[i] == quote ? 0 : quote;
        } else if (text[i] == '\'' || text[i] == '"') {
            quote = text[i];
        }
    }
    return pieces;
}

}  // namespace

Signature Signature::parse(std::string_view text, Style style) {
    Signature made;
    made.style = style;
    std::string arguments;
    std::string keywords;
    bool star = false;
    for (std::string_view piece : pieces_of(text)) {
        if (piece == "/") {
            made.positional_only = made.positional;
        } else if (piece.starts_with("**")) {
            keywords = piece.substr(2);
            made.has_keywords = true;
        } else if (piece.starts_with("*")) {
            star = true;
            if (piece.size() > 1) {
                arguments = piece.substr(1);
                made.has_arguments = true;
            }
        } else {
            std::size_t equals = piece.find('=');
            made.names.emplace_back(trim(piece.substr(0, equals)));
            made.defaults.push_back(equals == std::string_view::npos ? Default{}
                                                                     : parse_default(trim(piece.substr(equals + 1)), text));
            ++(star ? made.keyword_only : made.positional);
        }
    }
    if (made.has_arguments) {
        made.names.push_back(arguments);
    }
    if (made.has_keywords) {
        made.names.push_back(keywords);
    }
    return made;
}

void Members::add(std::string name, Member member) {
    auto [at, fresh] = by_name.insert_or_assign(name, std::move(member));
    if (fresh) {
        order.push_back(at->first);
    }
}

const Member* Members::find(std::string_view name) const {
    auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : &found->second;
}

NativeClass::NativeClass(std::string name, std::string module) : name_(std::move(name)), module_(std::move(module)) {}

std::shared_ptr<NativeFunction> NativeClass::make(std::string name, std::string_view signature, NativeBody body, bool method) {
    auto made = std::make_shared<NativeFunction>();
    made->qualified_name = name_ + "." + name;
    made->name = std::move(name);
    made->signature = Signature::parse(signature, style_);
    made->body = std::move(body);
    made->method = method;
    made->unknown = unknown_;
    made->owner = this;
    made->module = module_;
    return made;
}

NativeClass& NativeClass::base(const NativeClass& base) {
    base_ = &base;
    exception_ = exception_ || base.exception_;
    payload_ = payload_ || base.payload_;
    return *this;
}

NativeClass& NativeClass::style(Signature::Style style, UnknownArguments unknown) {
    style_ = style;
    unknown_ = unknown;
    return *this;
}

NativeClass& NativeClass::documentation(std::string text) {
    documentation_ = std::move(text);
    return *this;
}

NativeClass& NativeClass::construct(std::string_view signature, NativeBody body) {
    auto made = make("__new__", signature, std::move(body), true);
    made->name = name_;
    made->qualified_name = name_;
    constructor_ = made;
    return *this;
}

NativeClass& NativeClass::initialise(std::string_view signature, NativeBody body) {
    auto made = make("__init__", signature, std::move(body), true);
    members_.add("__init__", {.kind = Member::Kind::function, .function = made, .get = {}, .set = {}, .make = {}});
    return *this;
}

NativeClass& NativeClass::method(std::string name, std::string_view signature, NativeBody body) {
    auto made = make(name, signature, std::move(body), true);
    members_.add(std::move(name), {.kind = Member::Kind::function, .function = made, .get = {}, .set = {}, .make = {}});
    return *this;
}

NativeClass& NativeClass::class_method(std::string name, std::string_view signature, NativeBody body) {
    auto made = make(name, signature, std::move(body), true);
    members_.add(std::move(name), {.kind = Member::Kind::class_method, .function = made, .get = {}, .set = {}, .make = {}});
    return *this;
}

NativeClass& NativeClass::static_method(std::string name, std::string_view signature, NativeBody body) {
    auto made = make(name, signature, std::move(body), false);
    members_.add(std::move(name), {.kind = Member::Kind::static_method, .function = made, .get = {}, .set = {}, .make = {}});
    return *this;
}

NativeClass& NativeClass::property(std::string name, Getter get, Setter set) {
    members_.add(std::move(name), {.kind = Member::Kind::property, .function = {}, .get = std::move(get), .set = std::move(set), .make = {}});
    return *this;
}

NativeClass& NativeClass::value(std::string name, Maker make) {
    members_.add(std::move(name), {.kind = Member::Kind::value, .function = {}, .get = {}, .set = {}, .make = std::move(make)});
    return *this;
}

NativeClass& NativeClass::final() {
    final_ = true;
    return *this;
}

NativeClass& NativeClass::dotted() {
    dotted_ = true;
    return *this;
}

NativeClass& NativeClass::has_payload() {
    payload_ = true;
    return *this;
}

NativeClass& NativeClass::is_exception() {
    exception_ = true;
    return *this;
}

NativeModule::NativeModule(std::string name) : name_(std::move(name)) {}

NativeModule& NativeModule::style(Signature::Style style, UnknownArguments unknown) {
    style_ = style;
    unknown_ = unknown;
    return *this;
}

NativeModule& NativeModule::function(std::string name, std::string_view signature, NativeBody body) {
    auto made = std::make_shared<NativeFunction>();
    made->name = name;
    made->qualified_name = name;
    made->signature = Signature::parse(signature, style_);
    made->body = std::move(body);
    made->unknown = unknown_;
    made->module = name_;
    members_.add(std::move(name), {.kind = Member::Kind::function, .function = made, .get = {}, .set = {}, .make = {}});
    return *this;
}

NativeModule& NativeModule::type(std::shared_ptr<const NativeClass> type) {
    const NativeClass* raw = type.get();
    types_.push_back(std::move(type));
    return value(raw->name(), [raw](Evaluator& evaluator) { return Value(&evaluator.type(*raw)); });
}

NativeModule& NativeModule::value(std::string name, Maker make) {
    members_.add(std::move(name), {.kind = Member::Kind::value, .function = {}, .get = {}, .set = {}, .make = std::move(make)});
    return *this;
}

NativeModule& NativeModule::source(std::string_view text) {
    source_ = text;
    return *this;
}

NativeModule& NativeModule::fallback(std::function<Value(Evaluator&, std::string_view)> find) {
    fallback_ = std::move(find);
    return *this;
}

NativeModule& NativeModule::package() {
    package_ = true;
    return *this;
}

void Registry::add(std::shared_ptr<const NativeModule> module) {
    std::string name = module->name();
    refusals_.erase(name);
    modules_[std::move(name)] = std::move(module);
}

void Registry::refuse(std::string name, std::string why, std::string instead) {
    refusals_[std::move(name)] = {std::move(why), std::move(instead)};
}

std::shared_ptr<const NativeModule> Registry::find(std::string_view name) const {
    auto found = modules_.find(name);
    return found == modules_.end() ? nullptr : found->second;
}

const Registry::Refusal* Registry::refusal(std::string_view name) const {
    auto found = refusals_.find(name);
    return found == refusals_.end() ? nullptr : &found->second;
}

}  // namespace aludel::python
